package io.crmkit.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  @TempDir
  private Path folder;

  @Test
  void leavesTheOlderFileWholeWhereAWriteEndsHalfWay() throws IOException {
    Path file = Files.writeString(folder.resolve("report.html"), "older");

    assertThatThrownBy(() -> WholeFile.write(file, part -> {
      Files.writeString(part, "half");
      throw new IOException("No space left");
    })).hasMessage("No space left");

    assertThat(file).hasContent("older");
    assertThat(folder).isDirectoryContaining("glob:**report.html").isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void putsTheNewFileInThePlaceOfTheOlderOneWhereverThatStands() throws IOException {
    Path file = Files.writeString(folder.resolve("report.html"), "older");
    Path link = Files.createSymbolicLink(folder.resolve("latest.html"), file);

    WholeFile.write(link, "newer");

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("newer");
  }

  @Test
  void putsNoFileInThePlaceOfAFolderOrADevice() throws IOException {
    assertThatThrownBy(() -> WholeFile.write(folder, "text")).isInstanceOf(FileSystemException.class)
        .hasMessageContaining("is a folder");
    WholeFile.write(Path.of("/dev/null"), "text");

    assertThat(folder).isEmptyDirectory();
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  void namesTheFileWhoseFolderIsMissing() {
    Path file = folder.resolve("none").resolve("model.json");

    assertThatThrownBy(() -> WholeFile.write(file, "{}")).isInstanceOf(NoSuchFileException.class)
        .hasMessage(file.toString());
  }
}
