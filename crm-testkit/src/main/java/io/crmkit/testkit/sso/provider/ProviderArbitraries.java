package io.crmkit.testkit.sso.provider;

import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.model.Proof;
import io.crmkit.sso.provider.model.ProofRecord.Outcome;
import io.crmkit.sso.provider.model.ProviderCommand;
import io.crmkit.sso.provider.model.ProviderCommand.Activate;
import io.crmkit.sso.provider.model.ProviderCommand.Activate.Hold;
import io.crmkit.sso.provider.model.ProviderCommand.AddKey;
import io.crmkit.sso.provider.model.ProviderCommand.Change;
import io.crmkit.sso.provider.model.ProviderCommand.Create;
import io.crmkit.sso.provider.model.ProviderCommand.Deactivate;
import io.crmkit.sso.provider.model.ProviderCommand.EndKey;
import io.crmkit.sso.provider.model.ProviderCommand.NoteProof;
import io.crmkit.sso.provider.model.ProviderCommand.RefreshMetadata;
import io.crmkit.sso.provider.model.ProviderCommand.Remove;
import io.crmkit.sso.provider.model.ProviderCommand.Reseal;
import io.crmkit.sso.provider.model.ProviderCommand.RotateSecret;
import io.crmkit.sso.provider.model.ProviderDetails;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Commands to identity providers of every protocol, few enough of each that they meet; for properties. */
public final class ProviderArbitraries {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.5Z");
  private static final String ENTITY = "https://größe.example/idp";
  private static final int LAST_REVISION = 3;
  private static final int SHORTEST_LIFE = 10;
  private static final int LONGEST_LIFE = 40;

  private ProviderArbitraries() {}

  /** Returns settings of two providers of OpenID Connect, one of SAML, and GitHub. */
  public static Arbitrary<ProviderDetails> details() {
    return Arbitraries.of(SampleProviders.oidc("https://a.example", "crm"),
        SampleProviders.oidc("https://b.example", "crm"), SampleProviders.saml(ENTITY, AT),
        SampleProviders.gitHub("client"));
  }

  /** Returns any command; most are refused by a provider in most states. */
  public static Arbitrary<ProviderCommand> commands() {
    Arbitrary<Instant> times = Arbitraries.integers().between(0, 1000).map(AT::plusSeconds);
    return Arbitraries.frequencyOf(
        Tuple.of(1, Combinators.combine(details(), times).as(Create::new)),
        Tuple.of(4, Combinators.combine(details(), times).as(Change::new)),
        Tuple.of(2, Combinators.combine(Arbitraries.of(RotateSecret.Form.class), times)
            .as((form, at) -> new RotateSecret(SampleProviders.sealed(new ProviderId("some")), form, at))),
        Tuple.of(2, times.map(at -> new RefreshMetadata(SampleProviders.idp(ENTITY), SampleProviders.source(at), at))),
        Tuple.of(2, Combinators.combine(Arbitraries.of("first", "second"), times)
            .as((key, at) -> new AddKey(SampleProviders.key(key), at))),
        Tuple.of(2, Combinators.combine(Arbitraries.of("first", "second"), times)
            .as((key, at) -> new EndKey(key, at.plusSeconds(9), at))),
        Tuple.of(1, times.map(at -> new Reseal(Map.of("crm", SampleProviders.sealed(new ProviderId("new"))),
            Map.of("first", SampleProviders.sealed(new ProviderId("new"))), at))),
        Tuple.of(8, proofs(times)), Tuple.of(8, activations(times)),
        Tuple.of(3, times.map(at -> new Deactivate("größe", at))), Tuple.of(1, times.map(at -> new Remove("🚀", at))));
  }

  private static Arbitrary<NoteProof> proofs(Arbitrary<Instant> times) {
    return Combinators.combine(Arbitraries.of(Proof.class), Arbitraries.integers().between(1, LAST_REVISION),
        Arbitraries.of(Outcome.PASSED, Outcome.PASSED, Outcome.FAILED), times).as(NoteProof::new);
  }

  private static Arbitrary<Activate> activations(Arbitrary<Instant> times) {
    return Combinators.combine(Arbitraries.of(Set.of(Proof.CONNECTION), Set.of(Proof.CONNECTION, Proof.LOGIN)),
            times, Arbitraries.of(Hold.class))
        .as((required, at, hold) -> new Activate(required, at.minusSeconds(800), hold, at));
  }

  /** Returns what may be asked of one provider, one after the other; the first sets it up. */
  public static Arbitrary<List<ProviderCommand>> lives() {
    return Combinators.combine(details().map(details -> new Create(details, AT)),
            commands().list().ofMinSize(SHORTEST_LIFE).ofMaxSize(LONGEST_LIFE))
        .as((first, rest) -> Stream.<ProviderCommand>concat(Stream.of(first), rest.stream()).toList());
  }
}
