package io.crmkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationTest {

  private static final Path SCHEMA = Path.of("src/main/resources/io/crmkit/jdbc/schema");

  @Test
  void keepsAMarkedStatementToItsDatabase() {
    Migration migration = script("-- h2:\nfirst;\n-- postgresql:\nsecond;\nthird\n  (all);\n");

    assertThat(migration.statements(Dialect.H2)).containsExactly("first", "third\n  (all)");
    assertThat(migration.statements(Dialect.POSTGRESQL)).containsExactly("second", "third\n  (all)");
  }

  @Test
  void ignoresRemarks() {
    assertThat(script("-- why: because\n\nfirst;\n").statements(Dialect.H2)).containsExactly("first");
  }

  @Test
  void refusesAMarkOfAnUnknownDatabase() {
    assertThatIllegalArgumentException().isThrownBy(() -> script("-- oracle:\nfirst;\n").statements(Dialect.H2));
  }

  @Test
  void refusesAStatementWithoutAnEnd() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> script("first;\nsecond\n").statements(Dialect.H2))
        .withMessageContaining("second");
  }

  @Test
  void refusesANameWithoutAVersion() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Migration("outbox.sql", ""));
  }

  @Test
  void hasTheSameChecksumWithLineEndsOfWindows() {
    assertThat(script("a;\r\nb;\r\n").checksum()).isEqualTo(script("a;\nb;\n").checksum());
  }

  @Test
  void refusesDatabasesItDoesNotKnowByName() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> Dialect.of("Oracle", 23, 0)).withMessageContaining("Oracle");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> Dialect.of("PostgreSQL", 13, 9)).withMessageContaining("too old");
  }

  @Test
  void listsEveryScriptOfTheFolderInOrder() throws IOException {
    try (Stream<Path> files = Files.list(SCHEMA)) {
      List<String> scripts = files.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sql")).sorted().toList();

      assertThat(Migration.ofThisLibrary()).extracting(Migration::name).containsExactlyElementsOf(scripts);
    }
  }

  private static Migration script(String text) {
    return new Migration("V001__test.sql", text);
  }
}
