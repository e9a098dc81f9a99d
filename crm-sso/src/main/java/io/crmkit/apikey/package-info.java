/**
 * API keys: made, rotated with an overlap, revoked at once, bound to scopes and addresses, and counted.
 *
 * <pre>{@code
 * ApiKeys keys = new ApiKeys(new KeyPorts(repository, usages, owners, events), KeyPolicy.USUAL, clock);
 * IssuedKey issued = keys.create(acme, KeyDetails.builder("nightly import", ann).scope("contacts:write").build(),
 * client); show(issued.text());                                                        // once; nobody can show it
 * again Verdict<VerifiedKey> key = keys.verify(acme, PresentedKey.inHeader(text, "contacts:write"), client);
 * keys.flush();                                                               // at the end, so that no use is lost
 * }</pre>
 *
 * <p>{@link io.crmkit.apikey.ApiKeys} is safe to share between threads and starts none; everything else is immutable.
 */
@NullMarked
package io.crmkit.apikey;

import org.jspecify.annotations.NullMarked;
