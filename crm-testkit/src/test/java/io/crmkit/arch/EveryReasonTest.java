package io.crmkit.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every reason for which single sign-on refuses something is met by a test, by its name or by its code. */
class EveryReasonTest {

  private static final Pattern ENUM =
      Pattern.compile("enum (\\w+) implements Reason\\s*\\{(.*?)(?:;|\\n\\})", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
  private static final Pattern NAME_OR_CODE = Pattern.compile("\\b(?:[A-Z][A-Z0-9_]+|sso\\.[a-z-]+)\\b");
  private static final Pattern CONSTANT = Pattern.compile("\\b([A-Z][A-Z0-9_]+)\\b");

  private final Map<String, List<String>> reasons = reasons();

  private static Map<String, List<String>> reasons() {
    Map<String, List<String>> reasons = new TreeMap<>();
    for (Path file : Sources.java("src/main/java")) {
      // what a connection test finds refuses nothing
      if (file.toString().endsWith("Reason.java") && !file.endsWith("FindingReason.java")) {
        Matcher found = ENUM.matcher(COMMENT.matcher(text(file)).replaceAll(""));
        if (found.find()) {
          reasons.put(found.group(1), CONSTANT.matcher(found.group(2)).results().map(each -> each.group(1)).toList());
        }
      }
    }
    return reasons;
  }

  private static String text(Path file) {
    return String.join("\n", Sources.lines(file));
  }

  @Test
  void findsTheReasons() {
    assertThat(reasons).containsKeys("KeyReason", "OAuthReason", "SamlReason", "SessionReason", "TokenReason");
    assertThat(reasons.get("SamlReason")).hasSizeGreaterThan(90).contains("DTD_FORBIDDEN", "CONDITION_UNKNOWN");
  }

  @Test
  void isMetByATest() {
    Set<String> words = new HashSet<>();
    for (Path file : Sources.java("src/test/java")) {
      NAME_OR_CODE.matcher(text(file)).results().forEach(each -> words.add(each.group()));
    }
    reasons.forEach((name, constants) -> assertThat(constants).as(name).allMatch(constant ->
        words.contains(constant) || words.contains("sso." + constant.toLowerCase(Locale.ROOT).replace('_', '-'))));
  }
}
