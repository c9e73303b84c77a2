/**
 * Which requirements a finding gives evidence for, by objective. The ids are those of SOC 2 (trust services criteria),
 * HIPAA (45 CFR 164), NIST CSF 2.0, ISO 27001:2022 Annex A, CIS Controls 8.1 and PCI DSS 4.0.1.
 */
export const ownership = [
  'CIS 5.5',
  'SOC 2 CC6.2',
  'HIPAA 164.308(a)(3)(ii)(A)',
  'PCI DSS 7.2.5.1',
  'ISO 27001 A.5.16',
  'NIST CSF GV.RR-02',
] as const;

export const leastPrivilege = [
  'CIS 6.8',
  'SOC 2 CC6.3',
  'HIPAA 164.308(a)(4)',
  'PCI DSS 7.2.5',
  'ISO 27001 A.8.2',
  'NIST CSF PR.AA-05',
] as const;

export const authentication = [
  'CIS 5.2',
  'SOC 2 CC6.1',
  'HIPAA 164.312(d)',
  'PCI DSS 8.6.3',
  'ISO 27001 A.5.17',
  'NIST CSF PR.AA-03',
] as const;

export const removal = [
  'CIS 5.3',
  'SOC 2 CC6.2',
  'HIPAA 164.308(a)(3)(ii)(C)',
  'PCI DSS 8.2.6',
  'ISO 27001 A.5.18',
  'NIST CSF PR.AA-05',
] as const;

export const thirdParty = [
  'CIS 15.1',
  'SOC 2 CC9.2',
  'HIPAA 164.308(b)',
  'PCI DSS 12.8',
  'ISO 27001 A.5.19',
  'NIST CSF GV.SC-04',
] as const;
