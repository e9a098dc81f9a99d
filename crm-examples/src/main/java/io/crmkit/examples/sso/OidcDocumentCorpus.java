package io.crmkit.examples.sso;

import io.crmkit.examples.sso.CorpusFolder.JsonFile;
import io.crmkit.sso.jose.JoseReason;
import io.crmkit.sso.jose.KeySet;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.oidc.ProviderMetadata;
import java.util.List;
import java.util.Set;

/**
 * What real providers publish: their metadata, which have to be taken for their own issuer and refused for any other,
 * and their keys.
 */
final class OidcDocumentCorpus implements Corpus {

  @Override
  public List<Tally> run(CorpusFolder folder) {
    Tally tally = new Tally("oidc");
    folder.objects(file -> file.has("issuer") && (file.has("jwks_uri") || file.has("authorization_endpoint")))
        .forEach(file -> metadata(tally, file));
    folder.objects(file -> file.has("keys"))
        .forEach(file -> tally.accept(file.name(), Envelopes.reason(usable(KeySet.read(file.text())))));
    return tally.isEmpty() ? List.of() : List.of(tally);
  }

  private static void metadata(Tally tally, JsonFile file) {
    String name = file.name();
    String json = file.text();
    String issuer = file.members().text("issuer").orElse("");
    tally.accept(name, Envelopes.reason(ProviderMetadata.read(json, issuer)));
    tally.refuse(name + " for another issuer", Envelopes.reason(ProviderMetadata.read(json, issuer + "/")),
        Set.of("DISCOVERY_ISSUER"));
  }

  /** A set without any key that is known here would be read, but could verify nothing. */
  private static Verdict<KeySet> usable(Verdict<KeySet> keys) {
    return keys.then(set -> set.keys().isEmpty()
        ? Verdict.refuse(JoseReason.KEY_NOT_FOUND, "The set has no key for signatures.")
        : Verdict.accept(set));
  }
}
