package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.approvals.Definitions;
import io.crmkit.approvals.model.definition.ApproverRef;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.Finding;
import io.crmkit.approvals.model.definition.PublishedDefinition;
import io.crmkit.approvals.model.definition.PublishedDefinition.Status;
import io.crmkit.approvals.model.definition.Step;
import io.crmkit.approvals.model.vote.Formula;
import io.crmkit.approvals.model.vote.Slate;
import io.crmkit.core.Actor;
import io.crmkit.core.RefusedException;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated.Invalid;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The service that publishes definitions, on the in-memory store. */
class DefinitionsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Actor ADA = new Actor("ada");
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  private static final String DISCOUNT = """
      {"name": "discount", "entity_type": "deal", "expires_after": "P9D",
       "steps": [{"name": "One", "approvers": ["bob", "carol"], "require_all": false}]}""";

  private final Definitions definitions =
      new Definitions(new InMemoryApprovals().definitions(), Clock.fixed(NOON, ZoneOffset.UTC));

  @Nested
  class Publishing {

    @Test
    void makesTheFirstVersion() {
      PublishedDefinition published = definitions.publish(ACME, ADA, DISCOUNT).orElseThrow();

      assertThat(published.ref().version()).isEqualTo(1);
      assertThat(published.at()).isEqualTo(NOON);
      assertThat(definitions.find(ACME, published.ref()).orElseThrow().steps()).extracting(Step::name)
          .containsExactly("One");
      assertThat(definitions.current(ACME, "deal")).containsExactly(published.ref());
    }

    @Test
    void thatSaysTheSameChangesNothing() {
      PublishedDefinition first = definitions.publish(ACME, ADA, DISCOUNT).orElseThrow();

      assertThat(definitions.publish(ACME, ADA, DISCOUNT.replace("\"P9D\"", "\"PT216H\"")).orElseThrow())
          .isEqualTo(first);
    }

    @Test
    void thatSaysTheSameAsAnotherNodeJustDidChangesNothing() {
      InMemoryApprovals storage = new InMemoryApprovals();
      Definitions other = new Definitions(storage.definitions(), Clock.fixed(NOON, ZoneOffset.UTC));
      Definitions late = new Definitions(
          storage.definitions(), new Meanwhile(() -> other.publish(ACME, ADA, DISCOUNT).orElseThrow()));

      assertThat(late.publish(ACME, ADA, DISCOUNT).orElseThrow().ref().version()).isEqualTo(1);
      assertThat(other.current(ACME, "deal")).hasSize(1);
    }

    @Test
    void thatSaysSomethingElseMakesTheNextVersionAndKeepsTheOld() {
      DefinitionRef first = definitions.publish(ACME, ADA, DISCOUNT).orElseThrow().ref();
      DefinitionRef second = definitions.publish(ACME, ADA, DISCOUNT.replace("carol", "dave")).orElseThrow().ref();

      assertThat(second.version()).isEqualTo(2);
      assertThat(definitions.current(ACME, "deal")).containsExactly(second);
      assertThat(definitions.find(ACME, first).orElseThrow().steps().get(0).groups().get(Slate.EVERYONE))
          .hasToString("[Approver[ref=User[actor=bob], weight=1], Approver[ref=User[actor=carol], weight=1]]");
    }

    @Test
    void isRefusedWithEveryProblem() {
      assertThat(definitions.publish(ACME, ADA, DISCOUNT.replace("false", "false, \"require\": \"any of approvers\"")))
          .isInstanceOf(Invalid.class);
      assertThat(definitions.latest(ACME, "discount")).isEmpty();
    }

    @Test
    void isRefusedForAnErrorInWhatCodeHasBuilt() {
      Definition unreachable = Definition.named("discount").entityType("deal")
          .step(Step.named("One").approvers(new ApproverRef.User(ADA))
              .rule(new Formula.AtLeast(2, Slate.EVERYONE)).build())
          .build();

      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> definitions.publish(ACME, ADA, unreachable))
          .withMessageContaining("/steps/0/require");
    }
  }

  @Test
  void checkingFindsWhatItsAuthorShouldLookAtAndPublishesNothing() {
    assertThat(definitions.check(DISCOUNT).orElseThrow()).isEmpty();
    assertThat(definitions.check(DISCOUNT.replace("\"carol\"", "\"bob\"")).orElseThrow()).extracting(Finding::pointer)
        .containsExactly("/steps/0/approvers/1", "/steps/0/require");
    assertThat(definitions.latest(ACME, "discount")).isEmpty();
  }

  @Nested
  class Retiring {

    @Test
    void takesItOutOfUseButKeepsIt() {
      DefinitionRef ref = definitions.publish(ACME, ADA, DISCOUNT).orElseThrow().ref();
      PublishedDefinition retired = definitions.retire(ACME, ADA, "discount").orElseThrow();

      assertThat(retired.status()).isEqualTo(Status.RETIRED);
      assertThat(definitions.current(ACME, "deal")).isEmpty();
      assertThat(definitions.latest(ACME, "discount")).isEmpty();
      assertThat(definitions.find(ACME, ref)).isPresent();
    }

    @Test
    void isUndoneByPublishingAgain() {
      definitions.publish(ACME, ADA, DISCOUNT).orElseThrow();
      definitions.retire(ACME, ADA, "discount");

      assertThat(definitions.publish(ACME, ADA, DISCOUNT).orElseThrow().ref().version()).isEqualTo(3);
    }

    @Test
    void ofWhatWasNeverPublishedIsEmpty() {
      assertThat(definitions.retire(ACME, ADA, "discount")).isEmpty();
    }
  }

  @Test
  void triesDefinitionsInTheOrderOfTheirPriorityAndThenOfTheirNames() {
    String later = DISCOUNT.replace("\"entity_type\"", "\"priority\": 5, \"entity_type\"");
    definitions.publish(ACME, ADA, later.replace("\"discount\"", "\"a\"")).orElseThrow();
    definitions.publish(ACME, ADA, DISCOUNT.replace("\"discount\"", "\"c\"")).orElseThrow();
    definitions.publish(ACME, ADA, DISCOUNT.replace("\"discount\"", "\"b\"")).orElseThrow();

    assertThat(definitions.current(ACME, "deal")).extracting(DefinitionRef::name).containsExactly("b", "c", "a");
  }

  /** A clock that lets something happen before it says, at the first look, that it is noon. */
  private static final class Meanwhile extends Clock {

    private final AtomicReference<Runnable> once;

    private Meanwhile(Runnable once) {
      this.once = new AtomicReference<>(once);
    }

    @Override
    public Instant instant() {
      once.getAndSet(() -> {}).run();
      return NOON;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
