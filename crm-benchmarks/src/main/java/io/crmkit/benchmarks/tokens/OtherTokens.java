package io.crmkit.benchmarks.tokens;

import io.crmkit.benchmarks.worker.Contest;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;

/**
 * Access tokens by Spring Security or pac4j, whichever is on the class path; called by names, which costs nanoseconds.
 */
public final class OtherTokens {

  private OtherTokens() {}

  /**
   * Measures one of them.
   *
   * @param arguments where the token is, and {@code spring} or {@code pac4j}
   */
  public static void main(String[] arguments) throws Exception {
    TokenFile file = TokenFile.read(Path.of(arguments[0]));
    Contest.print(arguments[1].equals("spring") ? spring(file) : pac4j(file), file.raw());
  }

  /**
   * NimbusJwtDecoder with its usual checks of time; the type of token is left to others, since ours is no plain JWT.
   */
  private static Contest.Work spring(TokenFile file) throws Exception {
    Class<?> decoders = Class.forName("org.springframework.security.oauth2.jwt.NimbusJwtDecoder");
    Object builder = decoders.getMethod("withPublicKey", RSAPublicKey.class).invoke(null, file.key());
    builder = builder.getClass().getMethod("validateType", boolean.class).invoke(builder, false);
    Object decoder = builder.getClass().getMethod("build").invoke(builder);
    Method decode = decoders.getMethod("decode", String.class);
    return () -> decode.invoke(decoder, file.token()) != null;
  }

  /** JwtAuthenticator, which makes a profile of the claims. */
  private static Contest.Work pac4j(TokenFile file) throws Exception {
    Class<?> configurations = Class.forName("org.pac4j.jwt.config.signature.SignatureConfiguration");
    Object configuration = Class.forName("org.pac4j.jwt.config.signature.RSASignatureConfiguration")
        .getConstructor(KeyPair.class).newInstance(new KeyPair(file.key(), null));
    Class<?> authenticators = Class.forName("org.pac4j.jwt.credentials.authenticator.JwtAuthenticator");
    Object authenticator = authenticators.getConstructor(configurations).newInstance(configuration);
    Method validate = authenticators.getMethod("validateToken", String.class);
    return () -> validate.invoke(authenticator, file.token()) != null;
  }
}
