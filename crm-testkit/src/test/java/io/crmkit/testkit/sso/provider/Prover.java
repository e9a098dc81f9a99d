package io.crmkit.testkit.sso.provider;

import io.crmkit.core.TenantId;
import io.crmkit.core.state.Aggregates;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.json.ProviderFormats;
import io.crmkit.sso.provider.model.Proof;
import io.crmkit.sso.provider.model.ProofRecord.Outcome;
import io.crmkit.sso.provider.model.ProviderCommand.NoteProof;
import io.crmkit.sso.provider.model.ProviderDecider;
import io.crmkit.sso.provider.port.ProviderRepository;
import java.time.Instant;

/** Notes a test down that never was, for tests of what comes after it. */
final class Prover {

  private Prover() {}

  static void prove(ProviderRepository repository, TenantId tenant, ProviderId id, int revision, Proof proof,
      Outcome outcome, Instant at) {
    new Aggregates<>(repository, new ProviderDecider(), ProviderFormats.PROVIDER)
        .handle(tenant, id, new NoteProof(proof, revision, outcome, at)).orElseThrow();
  }
}
