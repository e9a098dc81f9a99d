package io.crmkit.examples.sso;

import io.crmkit.core.json.JsonDocuments;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.KeySet;
import io.crmkit.sso.jose.VerificationKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keys as corpora write them, private parts and all, and what signatures are checked with. */
final class JwkKeys {

  private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth");

  private JwkKeys() {}

  /** Returns the keys of a JWK or a JWKS. */
  static List<Members> list(Members keys) {
    return keys.has("keys") ? keys.members("keys") : List.of(keys);
  }

  static boolean isSecret(Members jwk) {
    return jwk.text("kty").filter("oct"::equals).isPresent();
  }

  /** Returns the algorithms that the keys name, or that of the case if they name none. */
  static Set<JwsAlgorithm> algorithms(List<Members> keys, String otherwise) {
    Set<JwsAlgorithm> algorithms = new LinkedHashSet<>();
    keys.forEach(each -> JwsAlgorithm.named(each.text("alg").orElse(otherwise)).ifPresent(algorithms::add));
    return algorithms;
  }

  /** Returns what checks signatures: the public halves, read as a published set is, or the secrets. */
  static KeySet verifying(List<Members> keys, String otherwise) {
    if (keys.stream().noneMatch(JwkKeys::isSecret)) {
      return KeySet.read(JsonDocuments.write(new Members(Map.of(
          "keys", keys.stream().map(JwkKeys::publicHalf).map(Members::values).toList())))).orElseThrow();
    }
    List<VerificationKey> secrets = new ArrayList<>();
    for (Members each : keys) {
      JwsAlgorithm.named(each.text("alg").orElse(otherwise)).ifPresent(algorithm -> secrets.add(VerificationKey.secret(
          each.text("kid").orElse(null), algorithm, Base64.getUrlDecoder().decode(each.need("k")))));
    }
    return KeySet.of(secrets);
  }

  static Members publicHalf(Members jwk) {
    Map<String, Object> half = new LinkedHashMap<>();
    jwk.values().forEach((name, value) -> {
      if (!PRIVATE.contains(name) && value != null) {
        half.put(name, value);
      }
    });
    return new Members(Map.copyOf(half));
  }
}
