package io.crmkit.examples.sso;

import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.KeySet;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oauth.OAuthClient;
import io.crmkit.sso.oauth.model.RedirectUri;
import io.crmkit.sso.oidc.IdTokenExpectation;
import io.crmkit.sso.oidc.IdTokens;
import io.crmkit.sso.oidc.OidcProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Attacks on real ID tokens: each file has the context of a relying party, each case a token and what is other for it.
 */
final class IdTokenCorpus implements Corpus {

  @Override
  public List<Tally> run(CorpusFolder folder) {
    List<Tally> tallies = new ArrayList<>();
    folder.objects(file -> file.has("context") && file.has("cases"))
        .forEach(file -> tallies.add(run(file.name(), file.members())));
    return tallies;
  }

  private static Tally run(String name, Members file) {
    Tally tally = new Tally(name);
    Members context = file.member("context").orElse(new Members(Map.of()));
    for (Members each : file.members("cases")) {
      String label = each.text("name").orElse("a case without a name");
      try {
        count(tally, label, each, context);
      } catch (RuntimeException e) {
        tally.broken(label, e);
      }
    }
    return tally;
  }

  private static void count(Tally tally, String name, Members each, Members context) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(context.values());
    each.member("context_override").ifPresent(override -> merged.putAll(override.values()));
    String expect = each.need("expect");
    String refusedFor = refusal(each.need("token"), new Members(merged));
    if (expect.equals("accept")) {
      tally.accept(name, refusedFor);
    } else if (expect.equals("refuse")) {
      tally.refuse(name, refusedFor, Set.copyOf(each.texts("reasons_any_of")));
    } else {
      tally.leaveOut(name, "what should become of it is " + expect);
    }
  }

  private static @Nullable String refusal(String token, Members context) {
    Members published = context.member("jwks")
        .orElseThrow(() -> new IllegalArgumentException("the context lacks jwks"));
    Verdict<KeySet> keys = KeySet.read(published.toJson());
    if (keys instanceof Verdict.Refused<KeySet> refused) {
      return refused.refusal().reason().name();
    }
    Set<JwsAlgorithm> algorithms = context.texts("allowed_algs").stream()
        .flatMap(each -> JwsAlgorithm.named(each).stream()).collect(Collectors.toSet());
    IdTokenExpectation expected = new IdTokenExpectation(
        nonce -> !context.has("nonce") || context.text("nonce").filter(nonce::equals).isPresent(),
        context.text("access_token").orElse(null), null);
    return Envelopes.reason(IdTokens.of(provider(context, algorithms), keys.orElseThrow())
        .validate(token, expected, Instant.parse(context.need("now"))));
  }

  private static OidcProvider provider(Members context, Set<JwsAlgorithm> algorithms) {
    long skew = context.values().get("skew_s") instanceof BigDecimal seconds ? seconds.longValue() : 0;
    OAuthClient client = OAuthClient
        .builder(new ProviderId("corpus"), context.need("audience"), new RedirectUri("https://crm.example/callback"))
        .scopes("openid").build();
    return OidcProvider.builder(client, context.need("issuer"))
        .algorithms(algorithms.toArray(JwsAlgorithm[]::new)).skew(Duration.ofSeconds(skew)).build();
  }
}
