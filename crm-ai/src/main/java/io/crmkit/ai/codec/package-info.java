/**
 * Models as bytes: kept, sent, signed, and read again from whomever they come.
 *
 * <pre>{@code
 * byte[] stored = BinaryModelCodec.USUAL.write(model);          // the same bytes for the same model, on every machine
 * ModelDigest address = ModelDigest.of(model);                  // sha256:…, by which a registry finds it
 * ModelIr again = BinaryModelCodec.USUAL.read(stored).orElseThrow();
 * byte[] sent = SignedModels.sign(model, Ed25519.signer("2026", key));
 * ModelVerifier verifier = Ed25519.verifier(Map.of("2026", publicKey));
 * Validated<ModelIr> received = SignedModels.read(sent, verifier, ModelLimits.USUAL);
 * }</pre>
 *
 * <p>Whatever is read, the answer is a model that its own rules allow, or what is wrong and where. No class is named in
 * a file and none is looked up, and no more is allocated than a fixed multiple of what has been read.
 *
 * <p>Everything here is safe to share between threads.
 */
@NullMarked
package io.crmkit.ai.codec;

import org.jspecify.annotations.NullMarked;
