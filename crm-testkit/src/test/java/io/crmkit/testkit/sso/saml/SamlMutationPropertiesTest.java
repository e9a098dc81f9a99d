package io.crmkit.testkit.sso.saml;

import static io.crmkit.testkit.sso.saml.SamlScene.ACME;
import static io.crmkit.testkit.sso.saml.SamlScene.BROWSER;
import static io.crmkit.testkit.sso.saml.SamlScene.IDP;
import static io.crmkit.testkit.sso.saml.SamlScene.KEY;
import static io.crmkit.testkit.sso.saml.SamlScene.NOW;
import static io.crmkit.testkit.sso.saml.SamlScene.OKTA;
import static io.crmkit.testkit.sso.saml.SamlScene.answer;
import static io.crmkit.testkit.sso.saml.SamlScene.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.model.Verdict.Accepted;
import io.crmkit.sso.port.Replays;
import io.crmkit.sso.saml.PostedResponse;
import io.crmkit.sso.saml.SamlSignOn;
import io.crmkit.sso.saml.model.OutstandingRequest;
import io.crmkit.sso.saml.model.OutstandingRequest.Reauthentication;
import io.crmkit.sso.saml.model.SamlConnection;
import io.crmkit.sso.saml.model.SamlLogin;
import io.crmkit.sso.saml.port.OutstandingRequests;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.sso.saml.Answer.Encryption;
import io.crmkit.testkit.sso.saml.Answer.Signed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** One edit on a response that is accepted: refused, or the same principal comes out to the last byte. */
class SamlMutationPropertiesTest {

  /** So many edits are tried with each seed: 10,000 in a build, a million in a thorough one. */
  private static final int EDITS = 10;

  private static final List<String> SOUND = List.of(
      IDP.respond(answer()),
      IDP.respond(answer().signed(Signed.RESPONSE)),
      IDP.respond(answer().signed(Signed.RESPONSE, Signed.ASSERTION)),
      IDP.respond(answer().encrypted(KEY.certificate(), Encryption.AES_GCM)),
      IDP.respond(answer().signed(Signed.RESPONSE).encrypted(KEY.certificate(), Encryption.AES_GCM)));

  private final SamlConnection connection = new SamlScene().connection(policy().build());
  private final SamlSignOn signOn =
      new SamlSignOn(new AnyRequest(), new NothingBefore(), new HandClock(NOW));
  private final SamlLogin expected = complete(SOUND.get(0)).orElseThrow();

  private Verdict<SamlLogin> complete(String xml) {
    return signOn.complete(ACME, connection, new PostedResponse(FakeSamlProvider.posted(xml), null, BROWSER));
  }

  @Property
  void isRefusedOrChangesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    for (int edit = 0; edit < EDITS; edit++) {
      String sound = SOUND.get(random.nextInt(SOUND.size()));
      String edited = XmlMutation.apply(sound, random);
      Verdict<SamlLogin> verdict = complete(edited);
      boolean accepted = verdict instanceof Accepted<SamlLogin>;
      Statistics.collect(accepted ? "accepted" : "refused");
      if (accepted) {
        assertThat(verdict.orElseThrow().principal()).as(edited).isEqualTo(expected.principal());
        assertThat(verdict.orElseThrow().nameId()).as(edited).isEqualTo(expected.nameId());
      }
    }
  }

  /** The same request over and over, which is what lets one response be tried with many edits. */
  private static final class AnyRequest implements OutstandingRequests {

    @Override
    public void add(TenantId tenant, OutstandingRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Found> find(TenantId tenant, String id) {
      return id.equals(SamlScene.REQUEST)
          ? Optional.of(new Found(SamlScene.request(id, OKTA, Reauthentication.NOT_FORCED), Use.UNUSED))
          : Optional.empty();
    }

    @Override
    public boolean use(TenantId tenant, String id) {
      return true;
    }

    @Override
    public int purge(TenantId tenant, Instant expiredBefore) {
      return 0;
    }
  }

  /** Takes everything for new. */
  private static final class NothingBefore implements Replays {

    @Override
    public io.crmkit.sso.model.Use mark(TenantId tenant, String what, Instant until) {
      return io.crmkit.sso.model.Use.FIRST;
    }

    @Override
    public boolean isMarked(TenantId tenant, String what) {
      return false;
    }

    @Override
    public int purge(TenantId tenant, Instant rememberedUntilBefore) {
      return 0;
    }
  }
}
