package io.crmkit.ai.llm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.ai.guard.Finding;
import io.crmkit.ai.llm.schema.SchemaReading.Sound;
import io.crmkit.ai.llm.schema.SchemaReading.Unsound;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {

  private static final JsonSchema MAIL = JsonSchema.parse("mail", """
      {"type": "object", "required": ["subject", "lines"], "additionalProperties": false, "properties": {
        "subject": {"type": "string", "minLength": 1, "maxLength": 5, "description": "short"},
        "lines": {"type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true, "items": {"type": "string"}},
        "tone": {"enum": ["warm", "dry", 1]},
        "score": {"type": ["number", "null"], "minimum": 0, "exclusiveMaximum": 10},
        "count": {"type": "integer", "maximum": 9, "exclusiveMinimum": 0},
        "kind": {"const": {"a": 1}},
        "either": {"anyOf": [{"type": "string"}, {"type": "boolean"}]}}}""");

  @ParameterizedTest
  @ValueSource(strings = {
    "{\"subject\":\"Hi\",\"lines\":[\"a\"]}", "Sure!\n{\"subject\":\"Hi\",\"lines\":[\"a\"]} Bye",
    "```json\n{\"subject\":\"Hi\",\"lines\":[\"a\"]}\n```", "```\n{\"subject\":\"Hi\",\"lines\":[\"a\"]}```",
    "{} and {\"subject\":\"Hi\",\"lines\":[\"a\"]}", "[{\"subject\":\"Hi\"}] {\"subject\":\"Hi\",\"lines\":[\"a\"]}",
    "{not json} {\"subject\":\"Hi\",\"lines\":[\"a\"]}",
    "{\"subject\":\"Hi\",\"lines\":[\"a\"]} {\"subject\" : \"Hi\", \"lines\": [\"a\"]}"
  })
  void findsTheJsonInWhatAModelSaid(String said) {
    assertThat(MAIL.read(said)).isEqualTo(new Sound("{\"subject\":\"Hi\",\"lines\":[\"a\"]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "\"subject\":\"🚀🚀🚀🚀🚀\"", "\"tone\":1.0", "\"score\":null", "\"score\":9.99", "\"count\":1.0", "\"kind\":{\"a\":1}",
    "\"either\":true", "\"subject\":\"a } b\""
  })
  void letsSoundMembersPass(String member) {
    assertThat(MAIL.read(with(member))).isInstanceOf(Sound.class);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "\"subject\":\"\"|schema.bound", "\"subject\":\"abcdef\"|schema.bound", "\"subject\":1|schema.type",
    "\"lines\":[]|schema.bound", "\"lines\":[\"a\",\"a\"]|schema.bound", "\"lines\":[1]|schema.type",
    "\"lines\":[\"a\",\"b\",\"c\",\"d\"]|schema.bound", "\"tone\":\"loud\"|schema.bound", "\"score\":-0.1|schema.bound",
    "\"score\":10|schema.bound", "\"count\":1.5|schema.type", "\"count\":0|schema.bound", "\"count\":10|schema.bound",
    "\"kind\":{\"a\":2}|schema.bound", "\"either\":1|schema.any-of", "\"secret\":1|schema.unknown-member"
  })
  void tellsWhatIsWrong(String member, String code) {
    assertThat(codes(with(member))).containsExactly(code);
  }

  /** Adds a member, or puts it in place of the one that every mail has. */
  private static String with(String member) {
    String subject = member.contains("\"subject\"") ? "" : "\"subject\":\"Hi\",";
    String lines = member.contains("\"lines\"") ? "" : "\"lines\":[\"a\"],";
    return "{" + subject + lines + member + "}";
  }

  private static List<String> codes(String said) {
    return ((Unsound) MAIL.read(said)).findings().stream().map(Finding::code).toList();
  }

  @Test
  void tellsEverythingAtOnce() {
    assertThat(codes("{\"subject\":\"\",\"x\":1}"))
        .containsExactlyInAnyOrder("schema.missing", "schema.bound", "schema.unknown-member");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "no", "{\"subject\":\"Hi\",\"lines\":[\"a\"]", "{\"subject\":\"Hi\",\"subject\":\"Ho\",\"lines\":[\"a\"]}",
    "{'subject':'Hi','lines':['a']}", "{\"subject\":\"Hi\",\"lines\":[\"a\"],}"
  })
  void takesNothingThatIsNoJson(String said) {
    assertThat(MAIL.read(said)).isInstanceOf(Unsound.class);
  }

  @Test
  void takesNoneOfTwoAnswersThatDiffer() {
    assertThat(codes("{\"subject\":\"Hi\",\"lines\":[\"a\"]} or {\"subject\":\"Ho\",\"lines\":[\"a\"]}"))
        .containsExactly("schema.ambiguous");
  }

  @Test
  void refusesNumbersThatWouldFillTheMemory() {
    assertThat(MAIL.read(with("\"score\":1e999999999"))).isInstanceOf(Unsound.class);
  }

  @Test
  void refusesHalfACharacterInATextAndInAName() {
    JsonSchema open = JsonSchema.parse("open", "{\"type\": \"object\"}");

    assertThat(open.read("{\"a\":\"\\ud83d\\ude80\"}")).isInstanceOf(Sound.class);
    assertThat(open.read("{\"a\":[\"cut \\ud83d\"]}")).isInstanceOf(Unsound.class);
    assertThat(open.read("{\"\\ude80\":1}")).isInstanceOf(Unsound.class);
  }

  @Test
  void looksThroughHostileTextInBoundedTime() {
    assertThat(MAIL.read("{[".repeat(400_000))).isInstanceOf(Unsound.class);
  }

  @Test
  void showsNoValueInItsMessages() {
    List<Finding> found = ((Unsound) MAIL.read("{\"subject\":\"top secret\",\"lines\":[\"a\"],\"Ada\":1}")).findings();

    assertThat(found.toString()).doesNotContain("top secret").doesNotContain("Ada");
    assertThat(MAIL.read("{\"subject\":\"Hi\",\"lines\":[\"a\"]}").toString()).doesNotContain("Hi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pattern", "$ref", "format", "oneOf", "not", "patternProperties", "if", "multipleOf"})
  void refusesKeywordsThatItDoesNotKnowByName(String keyword) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonSchema.parse("s", "{\"properties\": {\"a\": {\"%s\": 1}}}".formatted(keyword)))
        .withMessageContaining(keyword).withMessageContaining("/properties/a");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "[]", "{", "{\"type\": \"text\"}", "{\"type\": 1}", "{\"required\": [1]}", "{\"properties\": []}",
    "{\"additionalProperties\": {}}", "{\"anyOf\": []}", "{\"minLength\": -1}", "{\"minimum\": \"1\"}", "{\"enum\": []}",
    "{\"uniqueItems\": 1}", "{\"items\": true}"
  })
  void refusesSchemasThatAreNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> JsonSchema.parse("s", text));
  }

  @Test
  void isStrictOnlyIfEveryObjectIsClosed() {
    JsonSchema closed = JsonSchema.parse("s", """
        {"type": "object", "additionalProperties": false, "required": ["maxLength"],
         "properties": {"maxLength": {"type": "string", "maxLength": 3}}}""");

    assertThat(MAIL.strict()).as("some members may be missing").isEmpty();
    assertThat(closed.strict().orElseThrow()).contains("\"maxLength\":{\"type\":\"string\"}");
    assertThat(JsonSchema.parse("s", "{\"type\": \"array\"}").strict()).isEmpty();
  }

  @Test
  void findsTextsInJson() {
    assertThat(JsonText.leaves("{\"a\":[\"b\",1.50,{\"c\":null}],\"d\":true}")).containsExactly("b", "1.5");
    assertThat(JsonText.leaves("no json")).containsExactly("no json");
    assertThat(JsonText.mapped("{\"a\":[\"b\",1]}", text -> text + "\"")).contains("{\"a\\\"\":[\"b\\\"\",1]}");
    assertThat(JsonText.mapped("{", text -> text)).isEmpty();
  }
}
