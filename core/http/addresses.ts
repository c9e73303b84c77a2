/** Which hosts are this machine, and which must never be asked: they hand out credentials to whoever asks. */
import { BlockList } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Link-local addresses and the metadata services of the clouds.
 * https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
 */
const metadata = new BlockList();
metadata.addSubnet('169.254.0.0', 16, 'ipv4');
metadata.addSubnet('fe80::', 10, 'ipv6');
metadata.addAddress('fd00:ec2::254', 'ipv6'); // AWS
metadata.addAddress('fd20:ce::254', 'ipv6'); // Google Cloud
metadata.addAddress('100.100.100.200', 'ipv4'); // Alibaba Cloud
metadata.addAddress('168.63.129.16', 'ipv4'); // Azure
metadata.addSubnet('0.0.0.0', 8, 'ipv4');
metadata.addAddress('::', 'ipv6');
const metadataNames = new Set(['metadata', 'metadata.google.internal', 'metadata.goog', 'instance-data']);

/** @param hostname as `URL.hostname` gives it: IPv4 in its canonical form, IPv6 in brackets */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || within(loopback, hostname);
}

export function isMetadata(hostname: string): boolean {
  return metadataNames.has(hostname.replace(/\.$/, '')) || within(metadata, hostname);
}

function within(list: BlockList, hostname: string): boolean {
  if (hostname.startsWith('[')) return list.check(hostname.slice(1, -1), 'ipv6');
  return /^[\d.]+$/.test(hostname) && list.check(hostname, 'ipv4');
}
