package io.crmkit.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.Actor;
import io.crmkit.core.RefusedException;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.json.ChainDocument.Approver.Group;
import io.crmkit.core.json.ChainDocument.Approver.Person;
import io.crmkit.core.json.ChainDocument.Approver.Role;
import io.crmkit.core.json.ChainDocument.Mode;
import io.crmkit.core.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentsTest {

  private static final String SMALLEST = """
      {"name": "Discount", "mode": "multi_step", "steps": [{"name": "Manager", "approvers": ["m@example.com"]}]}""";

  @Nested
  class ASoundDocument {

    @Test
    void becomesARecord() {
      ChainDocument chain = read("""
          {"version": 1, "name": "Discount", "mode": "all-at-once", "threshold": 10.50, "escalate_after": "PT24H",
           "valid_from": "2024-05-01T12:00:00Z", "tags": ["a", "b"], "do": "submit",
           "facts": {"region": "EMEA", "won": true, "score": 3, "notes": [1, null]},
           "steps": [{"name": "Manager", "quorum": 1,
                      "approvers": ["m@example.com", {"role": "finance"}, {"group": "board", "quorum": 2}]}]}""");

      assertThat(chain.mode()).isEqualTo(Mode.ALL);
      assertThat(chain.threshold()).isEqualTo("10.50");
      assertThat(chain.escalateAfter()).isEqualTo(Duration.ofHours(24));
      assertThat(chain.validFrom()).isEqualTo(Instant.parse("2024-05-01T12:00:00Z"));
      assertThat(chain.tags()).isEqualTo(Set.of("a", "b"));
      assertThat(chain.action()).isEqualTo("submit");
      assertThat(chain.facts()).containsEntry("won", true).containsEntry("score", new BigDecimal(3));
      assertThat(chain.steps().get(0).approvers())
          .containsExactly(new Person("m@example.com"), new Role("finance"), new Group("board", 2));
    }

    @Test
    void mayLeaveOutWhatIsNullableAndContainers() {
      ChainDocument chain = read(SMALLEST);

      assertThat(chain.threshold()).isNull();
      assertThat(chain.tags()).isEmpty();
      assertThat(chain.facts()).isEmpty();
    }

    @Test
    void isTheSameAfterWritingAndReading() {
      ChainDocument chain = read(SMALLEST);

      assertThat(read(JsonDocuments.write(chain))).isEqualTo(chain);
    }
  }

  @Nested
  class AClassThatStandsAsAnother {

    /** Even numbers, as an array. */
    static final class Evens {

      private final List<Integer> numbers;

      private Evens(List<Integer> numbers) {
        this.numbers = numbers;
      }

      @AsDocument
      static Evens of(List<Integer> numbers) {
        if (numbers.stream().anyMatch(each -> each % 2 != 0)) {
          throw new IllegalArgumentException("a number is odd: " + numbers);
        }
        return new Evens(numbers);
      }

      @AsDocument
      List<Integer> numbers() {
        return numbers;
      }
    }

    record Holder(Evens evens, double share) {}

    record HalfHolder(Half half) {}

    /** Can be written only. */
    static final class Half {
      @AsDocument
      int number() {
        return 1;
      }
    }

    @Test
    void isThatValueInBothDirections() {
      Holder read = JsonDocuments.read("{\"evens\":[2,4],\"share\":0.5}", Holder.class).orElseThrow();

      assertThat(read.evens().numbers()).containsExactly(2, 4);
      assertThat(JsonDocuments.write(read)).isEqualTo("{\"evens\":[2,4],\"share\":0.5}");
    }

    @Test
    void isRefusedWhereItsFactoryRefuses() {
      Invalid<Holder> refused =
          (Invalid<Holder>) JsonDocuments.read("{\"evens\":[2,3],\"share\":0}", Holder.class);
      assertThat(refused.violations().all())
          .containsExactly(new Violation("/evens", "json.refused", "Evens: a number is odd: [2, 3]"));
    }

    @Test
    void needsBothDirections() {
      assertThatIllegalArgumentException().isThrownBy(() -> JsonDocuments.write(new HalfHolder(new Half())))
          .withMessageContaining("Half").withMessageContaining("@AsDocument");
    }

    @Test
    void writesTheShortestDigitsOfADoubleOnEveryJdk() {
      assertThat(JsonDocuments.write(new Holder(Evens.of(List.of()), 2.0e-3))).contains("\"share\":0.002}");
    }
  }

  @Nested
  class OneAnswer {

    @Test
    void listsEveryProblemWithItsPointer() {
      assertThat(problems("""
          {"name": " ", "mode": "multi-step", "treshold": 3, "escalate_after": "a day",
           "steps": [{"name": 7, "approvers": [true, {"rule": "x"}, {"group": "board", "quorum": 0}, "nobody"]},
                     {"approvers": [], "quorum": 10}],
           "tags": ["a", "", null], "facts": 1}"""))
          .containsExactly(
              "/name validation.not-blank",
              "/mode json.unknown-constant",
              "/treshold json.unknown-field",
              "/escalate_after json.wrong-value",
              "/steps/0/name json.wrong-type",
              "/steps/0/approvers/0 json.wrong-type",
              "/steps/0/approvers/1 json.unknown-type",
              "/steps/0/approvers/2/quorum validation.positive",
              "/steps/0/approvers/3 validation.email",
              "/steps/1/approvers validation.size",
              "/steps/1/quorum validation.max",
              "/steps/1/name json.missing-field",
              "/tags/2 json.null-element",
              "/facts json.wrong-type");
    }

    @Test
    void suggestsTheNearestName() {
      assertThat(messages("{\"escalateAfter\": \"PT1H\", \"step\": []}"))
          .contains(
              "\"escalateAfter\" is not known here. Did you mean \"escalate_after\"?",
              "\"step\" is not known here. Did you mean \"steps\"?");
    }

    @Test
    void namesTheConstantsThatAreAllowed() {
      assertThat(messages("{\"mode\": \"multistep\"}"))
          .contains("\"multistep\" is not one of sequential, multi_step, all-at-once. Did you mean \"multi_step\"?");
    }

    @Test
    void countsWhatItDoesNotList() {
      String unknown = "\"x\": [" + "null, ".repeat(300) + "null]";

      assertThat(problems("{\"tags\": [" + "null, ".repeat(300) + "null], " + unknown + "}"))
          .hasSize(101)
          .endsWith(" json.more-problems");
    }

    @Test
    void namesWhatAConstructorRefuses() {
      assertThat(messages("""
          {"name": "n", "mode": "sequential", "steps": [{"name": "s", "approvers": ["a@b.c"], "quorum": 2}]}"""))
          .containsExactly("Step: quorum is 2 of 1 approvers");
    }

    @Test
    void escapesPointers() {
      assertThat(problems("{\"a/b~c\": 1}")).contains("/a~1b~0c json.unknown-field");
    }

    @Test
    void reportsADuplicateAndGoesOn() {
      assertThat(problems("{\"name\": \"n\", \"name\": \"m\", \"mode\": 1, \"steps\": 2}"))
          .containsExactly("/name json.duplicate-field", "/mode json.wrong-type", "/steps json.wrong-type");
    }

    @Test
    void neverShowsASecret() {
      assertThat(messages("{\"webhook_key\": \"hunter2\"}")).noneMatch(message -> message.contains("hunter2"));
      assertThat(problems("{\"webhook_key\": \"hunter2\"}")).contains("/webhook_key validation.size");
    }
  }

  @Nested
  class TextThatIsNoJson {

    @Test
    void isRefusedWithLineAndColumn() {
      assertThat(messages("{\"name\": \"n\",\n \"mode\" \"x\"}")).singleElement().asString()
          .contains("line 2, column 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "[1,", "{\"a\":1,}", "nul", "{} {}", "{'a': 1}", "NaN", "01",
        "\"\\ud800\"", "\uFEFF{}", "\"\t\""})
    void isOneSyntaxProblem(String json) {
      assertThat(problems(json)).singleElement().asString().endsWith(" json.syntax");
    }

    @Test
    void doesNotShowWordsThatMayBeSecrets() {
      assertThat(messages("{\"webhook_key\": hunter2}")).noneMatch(message -> message.contains("hunter2"));
    }
  }

  @Nested
  class HostileText {

    @Test
    void isRefusedBeyondTheDepth() {
      assertThat(problems("[".repeat(100_000))).containsExactly("/0".repeat(64) + " json.too-large");
    }

    @Test
    void isRefusedBeyondTheLength() {
      assertThat(problems("\"" + "x".repeat(1 << 20) + "\"")).containsExactly(" json.too-large");
    }

    @Test
    void isRefusedBeyondTheLengthOfAText() {
      assertThat(problems("{\"name\": \"" + "x".repeat(300_000) + "\"}")).containsExactly("/name json.too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e99999999999999", "1e-401", "0e500", "-1e401"})
    void isRefusedBeyondTheRangeOfNumbers(String number) {
      assertThat(problems("{\"threshold\": " + number + "}")).contains("/threshold json.too-large");
    }

    @Test
    void isRefusedBeyondTheLengthOfANumber() {
      assertThat(problems("{\"threshold\": " + "1".repeat(1001) + "}")).containsExactly("/threshold json.too-large");
    }

    @Test
    void mayBeAsLargeAsTheHostSays() {
      String large = SMALLEST + " ".repeat(1 << 20);

      assertThat(JsonDocuments.read(large, ChainDocument.class, JsonLimits.USUAL.withLength(1 << 21)).orElseThrow())
          .isEqualTo(read(SMALLEST));
    }
  }

  @Nested
  class AVersion {

    @Test
    void isRefusedByNameAloneIfItIsNewer() {
      assertThat(messages("{\"version\": 3, \"anything\": \"else\"}"))
          .containsExactly("Version 3 of chain_document is not known here; 1 to 2 can be read.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"1\"", "null"})
    void isAPositiveWholeNumber(String version) {
      assertThat(problems("{\"version\": " + version + "}")).containsExactly("/version json.wrong-type");
    }

    @Test
    void isWrittenFirst() {
      assertThat(JsonDocuments.write(read(SMALLEST))).startsWith("{\"version\":2,\"name\":\"Discount\"");
    }
  }

  record Values(
      @Nullable Actor actor, @Nullable TenantId tenant, @Nullable Money money, Map<String, BigDecimal> numbers,
      @Nullable Object any) {}

  @Nested
  class JdkAndCoreValues {

    @Test
    void standAsTheirTextOrScalar() {
      Values values = new Values(new Actor("alice"), new TenantId("acme"), Money.ofMinor(1050, "EUR"), Map.of(), null);
      String json = "{\"actor\":\"alice\",\"tenant\":\"acme\",\"money\":\"EUR 10.50\",\"numbers\":{}}";

      assertThat(JsonDocuments.write(values)).isEqualTo(json);
      assertThat(JsonDocuments.read(json, Values.class).orElseThrow()).isEqualTo(values);
    }

    @Test
    void areRefusedWithTheWordsOfTheirFactory() {
      assertThat(found("{\"money\": \"10 EUR\", \"actor\": \" \"}", Values.class))
          .extracting(Violation::toString)
          .containsExactly(
              "/money: Money: '10 EUR' is not money; write it like 'USD 10.50'", "/actor: Actor: id must not be blank");
    }

    @Test
    void areWrittenInTheOrderOfTheirKeysAndPlainly() {
      Values values = new Values(null, null, null,
          Map.of("b", new BigDecimal("1E+3"), "a", new BigDecimal("0.0000001"), "c", new BigDecimal("1.50")),
          List.of("\u0001\"\\\n", Mode.ALL, Duration.ofMinutes(90)));

      assertThat(JsonDocuments.write(values)).isEqualTo("{\"numbers\":{\"a\":0.0000001,\"b\":1000,\"c\":1.50},"
          + "\"any\":[\"\\u0001\\\"\\\\\\n\",\"all-at-once\",\"PT1H30M\"]}");
    }
  }

  sealed interface State {
    record Waiting(int step) implements State {}

    record AllDone() implements State {}
  }

  @Nested
  class ASealedInterface {

    @Test
    void isToldApartByItsType() {
      assertThat(JsonDocuments.write(new State.Waiting(2), State.class)).isEqualTo("{\"type\":\"waiting\",\"step\":2}");
      assertThat(JsonDocuments.<State>read("{\"type\": \"all_done\"}", State.class).orElseThrow())
          .isEqualTo(new State.AllDone());
    }

    @Test
    void namesTheTypesThatAreAllowed() {
      assertThat(found("{\"type\": \"allDone\"}", State.class)).extracting(Violation::toString).containsExactly(
          "/type: \"allDone\" is not one of waiting, all_done. Did you mean \"all_done\"?");
      assertThat(found("{}", State.class)).extracting(Violation::toString)
          .containsExactly("/type: \"type\" is required: one of waiting, all_done.");
    }
  }

  @Nested
  class ADigest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"a\": 1, \"b\": [true, null]} | {\"b\":[true,null],\"a\":1.0}",
        "{\"n\": 1000} | {\"n\": 1e3}",
        "[0] | [-0.0]",
        "\"\\u0041\" | \"A\""})
    void isTheSameForEqualDocuments(String one, String other) {
      assertThat(JsonDocuments.digest(one)).isEqualTo(JsonDocuments.digest(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[1, 2] | [2, 1]", "1 | \"1\"", "{\"a\": null} | {}", "0.1 | 0.10000000000000000001"})
    void differsForDifferentDocuments(String one, String other) {
      assertThat(JsonDocuments.digest(one)).isNotEqualTo(JsonDocuments.digest(other));
    }

    @Test
    void isTheSha256OfTheCanonicalForm() {
      assertThat(JsonDocuments.digest(" { } "))
          .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    @Test
    void isRefusedForWhatIsNoDocument() {
      assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> JsonDocuments.digest("{\"a\":1,\"a\":1}"));
    }
  }

  record Open(List<?> any) {}

  @Test
  void refusesATypeThatCannotStandInADocument() {
    assertThatIllegalArgumentException().isThrownBy(() -> JsonDocuments.read("1", Thread.class))
        .withMessageContaining("a document cannot hold a java.lang.Thread");
    assertThatIllegalArgumentException().isThrownBy(() -> JsonDocuments.read("{}", Open.class))
        .withMessageContaining("its type is open");
  }

  private static ChainDocument read(String json) {
    return JsonDocuments.read(json, ChainDocument.class).orElseThrow();
  }

  private static List<Violation> found(String json, Class<?> type) {
    return ((Invalid<?>) JsonDocuments.read(json, type)).violations().all();
  }

  private static List<String> problems(String json) {
    return found(json, ChainDocument.class).stream().map(each -> each.pointer() + " " + each.code()).toList();
  }

  private static List<String> messages(String json) {
    return found(json, ChainDocument.class).stream().map(Violation::message).toList();
  }
}
