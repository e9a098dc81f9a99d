/**
 * XML of strangers: read within bounds, verified and decrypted on the very tree that is used afterwards.
 *
 * <pre>{@code
 * XmlReader reader = new XmlReader(XmlLimits.MESSAGE);
 * XmlElement response = reader.read(bytes);                                // no DTD, 64 deep, 256 KiB
 * new SignatureVerifier(Strength.STRONG).verify(response, certificates);  // this element, or it throws
 * }</pre>
 *
 * <p>A check that says no throws {@link io.crmkit.core.RefusedException} with a
 * {@link io.crmkit.sso.saml.model.SamlReason}. Readers and verifiers are safe for concurrent use; a tree is not.
 */
@NullMarked
package io.crmkit.sso.saml.xml;

import org.jspecify.annotations.NullMarked;
