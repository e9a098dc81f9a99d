/**
 * What a sign-on keeps, in memory, and what every store of it must do.
 *
 * <pre>{@code
 * LoginProofs proofs = new InMemoryLoginProofs();
 * }</pre>
 *
 * <p>The store is safe to share between threads.
 */
@NullMarked
package io.crmkit.testkit.sso.signon;

import org.jspecify.annotations.NullMarked;
