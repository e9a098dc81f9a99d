package io.crmkit.ai.action.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

  private static final String DOCUMENT = """
      {"version": 1, "actions": [{"id": "call", "name": "A call", "channel": "phone", "when": "tenure > 3",
        "unless": [{"code": "complaint", "message": "There is a complaint.", "when": "complaints > 0"}],
        "caps": [{"most": 1, "window": "P30D"}], "reoffer": {"after_dismiss": "P14D"},
        "valid_for": "P7D", "complete_within": "P30D", "margin": "USD 400.00", "cost": "USD 9.00",
        "needs": {"agents": 2}}],
       "channels": [{"id": "phone", "caps": [{"most": 2, "window": "P7D"}]}],
       "pools": [{"id": "agents", "capacity": 40, "period": "P1D"}],
       "caps": [{"most": 3, "window": "P7D"}], "open_at_once": 2}""";

  @Test
  void isWhatItsDocumentSays() {
    Catalogue catalogue = Catalogue.read(DOCUMENT).orElseThrow();
    Action call = catalogue.action(new ActionId("call")).orElseThrow();

    assertThat(call).isEqualTo(new Action(new ActionId("call"), "A call", new ChannelId("phone"),
        Condition.parse("tenure > 3").orElseThrow(),
        List.of(new Suppression("complaint", "There is a complaint.", Condition.parse("complaints > 0").orElseThrow())),
        List.of(new Cap(1, Duration.ofDays(30))), new Reoffer(Duration.ofDays(14), null, null), Duration.ofDays(7),
        Duration.ofDays(30), Money.parse("USD 400.00"), Money.parse("USD 9.00"), Map.of(new PoolId("agents"), 2L)));
    assertThat(catalogue.capsOf(new ChannelId("phone"))).containsExactly(new Cap(2, Duration.ofDays(7)));
    assertThat(catalogue.capsOf(new ChannelId("fax"))).isEmpty();
    assertThat(catalogue.mostOpen()).isEqualTo(2);
    assertThat(catalogue.memory()).isEqualTo(Duration.ofDays(30));
    assertThat(Catalogue.read(catalogue.write()).orElseThrow()).isEqualTo(catalogue);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "\"name\" | \"nome\" | json.unknown-field | /actions/0/nome",
    "\"version\": 1 | \"version\": 2 | json.unknown-version | /version",
    "tenure > 3 | tenure > | expression.syntax | /actions/0/when",
    "\"most\": 1 | \"most\": 0 | json.refused | /actions/0/caps/0",
    "P14D | soon | json.wrong-value | /actions/0/reoffer/after_dismiss",
    "\"call\" | \"nothing\" | json.refused | /actions/0",
    "\"P7D\", \"complete | \"P31D\", \"complete | json.refused | /actions/0",
    "USD 9.00 | EUR 9.00 | json.refused | /actions/0",
    "USD 9.00 | USD -9.00 | json.refused | /actions/0",
    "\"agents\": 2 | \"agents\": 0 | json.refused | /actions/0",
    "\"agents\": 2 | \"people\": 2 | json.refused | ''",
    "\"capacity\": 40 | \"capacity\": -1 | json.refused | /pools/0",
    "\"open_at_once\": 2 | \"open_at_once\": 0 | json.refused | ''"
  })
  void namesWhatIsWrongWithADocumentAndWhere(String right, String wrong, String code, String pointer) {
    Invalid<Catalogue> invalid = (Invalid<Catalogue>) Catalogue.read(DOCUMENT.replace(right, wrong));

    assertThat(invalid.violations().all()).extracting(Violation::code).contains(code);
    assertThat(invalid.violations().all()).extracting(Violation::pointer).contains(pointer);
  }

  @Test
  void hasEachActionChannelAndPoolOnceAndOneCurrency() {
    Action call = Action.of("call", "phone").margin("USD 1.00").build();
    Action euro = Action.of("mail", "email").margin("EUR 1.00").build();
    Channel phone = new Channel(new ChannelId("phone"), List.of());
    Pool pool = new Pool(new PoolId("p"), 1, Duration.ofDays(1));

    assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of(call, call))
        .withMessage("action call is there twice");
    assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of(call).with(phone).with(phone));
    assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of(List.of(pool, pool), call));
    assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of(call, euro))
        .withMessageContaining("one currency");
    assertThatIllegalArgumentException().isThrownBy(Catalogue::of);
  }

  @Test
  void periodsOfPoolsFollowOneAnother() {
    Pool pool = new Pool(new PoolId("agents"), 1, Duration.ofDays(1));

    assertThat(pool.periodOf(Instant.parse("2024-05-01T23:59:59.999Z")))
        .isEqualTo(new PoolPeriodId("agents@2024-05-01T00:00:00Z"));
    assertThat(pool.start(Instant.parse("1969-12-31T00:00:01Z"))).isEqualTo(Instant.parse("1969-12-31T00:00:00Z"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pool(new PoolId("agents"), 1, Duration.ofMillis(1500)));
  }

  @Test
  void worthIsEffectTimesMarginLessCostToTheCent() {
    Action call = Action.of("call", "phone").margin("USD 399.99").cost("USD 9.00").build();

    Worth worth = Worth.of(call, new Effect(0.05, -0.01, 0.08));
    assertThat(List.of(worth.expected(), worth.low(), worth.high()))
        .containsExactly(Money.parse("USD 11.00"), Money.parse("USD -13.00"), Money.parse("USD 23.00"));
    Action loss = Action.of("gift", "post").margin("USD -10.00").build();
    assertThat(Worth.of(loss, new Effect(0.5, 0.1, 0.9)).low()).isEqualTo(Money.parse("USD -9.00"));
  }

  @Test
  void actionsNeedAMarginAndBoundedTimes() {
    Action.Builder action = Action.of("call", "phone");
    assertThatNullPointerException().isThrownBy(action::build);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> action.margin("USD 1.00").validFor(Duration.ofDays(4_000)).build());
  }
}
