package io.crmkit.testkit.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guides' tables of what is proved: every row says where, and every test that they name is there. */
class WhatIsProvedTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int INVARIANTS = 30;
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (I\\d+) \\| ([^|]+) \\| ([^|]+) \\|$");
  private static final Pattern NAME = Pattern.compile("`(\\w+)#(\\w+)`");
  private static final Pattern CLASS = Pattern.compile("`(\\w+Test)`");
  private static final String ANNOTATIONS = "(Test|Property|Example|ParameterizedTest|RepeatedTest)";

  private final String guide = read(ROOT.resolve("docs/approvals.md"));
  private final Map<String, Path> tests = tests();

  @Test
  void hasARowForEveryInvariantInOrder() {
    assertThat(rows()).extracting(row -> row.group(1))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, INVARIANTS).mapToObj(n -> "I" + n).toList());
  }

  @Test
  void saysOfEveryInvariantWhereItIsProvedOrWhatIsNotBuilt() {
    assertThat(rows()).allSatisfy(row -> assertThat(row.group(3))
        .matches(where -> NAME.matcher(where).find() || where.matches("not built: .*\\(\\d+\\).*"), row.group(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "ai-actions.md, 5", "ai-content.md, 7", "ai-models.md, 8", "approvals.md, 30", "dedupe.md, 5", "forecast.md, 5",
    "forecast-sheets.md, 5", "import-files.md, 15", "imports.md, 15", "hostile-imports.md, 100",
    "records.md, 15", "sso-factors.md, 1", "sso-providers.md, 0", "territories.md, 25"
  })
  void namesOnlyTestsThatAreThere(String file, int least) {
    String text = read(ROOT.resolve("docs").resolve(file));
    List<MatchResult> names = NAME.matcher(text).results().toList();

    assertThat(names).hasSizeGreaterThan(least).allSatisfy(name -> {
      assertThat(tests).containsKey(name.group(1));
      String source = read(tests.getOrDefault(name.group(1), ROOT));
      assertThat(isTest(source, name.group(2))).as(name.group()).isTrue();
    });
    assertThat(CLASS.matcher(text).results().map(name -> name.group(1))).allMatch(tests::containsKey);
  }

  /** Whether there is a method of this name with the annotation of a test, and at most others in between. */
  private static boolean isTest(String source, String method) {
    String upToIt = "\\b((?!\\bvoid\\b)[^;])*\\bvoid ";
    return Pattern.compile("@" + ANNOTATIONS + upToIt + method + "\\(").matcher(source).find();
  }

  private List<MatchResult> rows() {
    return ROW.matcher(guide).results().toList();
  }

  private static Map<String, Path> tests() {
    return below(ROOT, 1).map(module -> module.resolve("src/test/java")).filter(Files::isDirectory)
        .flatMap(folder -> below(folder, Integer.MAX_VALUE)).filter(file -> file.toString().endsWith("Test.java"))
        .collect(Collectors.toMap(
            file -> file.getFileName().toString().replace(".java", ""), Function.identity(), (one, other) -> one));
  }

  private static Stream<Path> below(Path folder, int depth) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
