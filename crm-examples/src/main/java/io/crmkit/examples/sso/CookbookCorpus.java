package io.crmkit.examples.sso;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.jose.JweAlgorithm;
import io.crmkit.sso.jose.KeySet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The examples of RFC 7520 as the working group keeps them; all are valid. Tokens have the compact form alone. */
final class CookbookCorpus implements Corpus {

  @Override
  public List<Tally> run(CorpusFolder folder) {
    Tally tally = new Tally("cookbook");
    folder.objects(file -> file.has("kty") || file.member("input").isPresent() && file.member("output").isPresent())
        .forEach(file -> {
          try {
            count(tally, file.name(), file.members());
          } catch (RuntimeException e) {
            tally.broken(file.name(), e);
          }
        });
    return tally.isEmpty() ? List.of() : List.of(tally);
  }

  private static void count(Tally tally, String name, Members example) {
    Optional<Members> input = example.member("input");
    if (input.isEmpty()) {
      countKey(tally, name, example);
    } else if (input.get().has("enc")) {
      countEncrypted(tally, name, input.get(), example);
    } else {
      countSigned(tally, name, input.get(), example);
    }
  }

  /** A private key or a secret must be refused where keys are published, and its public half must be a key. */
  private static void countKey(Tally tally, String name, Members jwk) {
    String published = new Members(Map.of("keys", List.of(jwk.values()))).toJson();
    if (jwk.has("d") || jwk.has("k")) {
      tally.refuse(name + " as published", Envelopes.reason(KeySet.read(published)), Set.of("JWKS_UNSAFE"));
    }
    try {
      KeySet keys = JwkKeys.verifying(List.of(jwk), "HS256");
      tally.accept(name, keys.keys().isEmpty() ? "KEY_NOT_FOUND" : null);
    } catch (RefusedException e) {
      tally.accept(name, e.refusal().code());
    }
  }

  private static void countSigned(Tally tally, String name, Members input, Members example) {
    List<Members> keys = input.members("key");
    List<String> algorithms = input.text("alg").map(List::of).orElseGet(() -> input.texts("alg"));
    List<String> tokens = compact(example, Base64.getUrlEncoder().withoutPadding()
        .encodeToString(input.need("payload").getBytes(StandardCharsets.UTF_8)));
    boolean any = false;
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.get(at).isEmpty()) {
        continue;
      }
      any = true;
      tally.accept(name, Envelopes.verify(tokens.get(at), List.of(keys.get(at)), algorithms.get(at)));
    }
    if (!any) {
      tally.leaveOut(name, "of the JSON form, which tokens never have (RFC 7519, section 3)");
    }
  }

  /** Returns each signature as a token; an empty text for one that the compact form cannot hold. */
  private static List<String> compact(Members example, String payload) {
    Members output = example.member("output").orElseThrow();
    Optional<String> whole = output.text("compact");
    if (whole.isPresent()) {
      return List.of(whole.get().replace("..", "." + payload + "."));
    }
    List<String> tokens = new ArrayList<>();
    for (Members each : output.member("json").orElse(output).members("signatures")) {
      tokens.add(each.text("protected").filter(header -> namesAlgorithm(header))
          .map(header -> header + "." + payload + "." + each.need("signature")).orElse(""));
    }
    return tokens;
  }

  private static boolean namesAlgorithm(String header) {
    return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8).contains("\"alg\"");
  }

  private static void countEncrypted(Tally tally, String name, Members input, Members example) {
    Optional<String> token = example.member("output").flatMap(output -> output.text("compact"));
    if (token.isEmpty()) {
      tally.leaveOut(name, "of the JSON form, which tokens never have (RFC 7519, section 3)");
      return;
    }
    Members key = input.member("key").orElse(new Members(Map.of()));
    Optional<JweAlgorithm> algorithm = Envelopes.encryption(key, input.need("alg"));
    if (algorithm.isEmpty()) {
      tally.leaveOut(name, "encrypted with a password, which is not taken");
      return;
    }
    tally.accept(name, Envelopes.decrypt(
        token.get(), key, algorithm.get(), input.need("plaintext").getBytes(StandardCharsets.UTF_8)));
  }
}
