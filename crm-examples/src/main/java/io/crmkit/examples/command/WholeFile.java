package io.crmkit.examples.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file beside its place first: whoever stops a command half-way still has the older one whole. */
public final class WholeFile {

  private WholeFile() {}

  /** Writes what a file is to have. */
  public interface Content {
    void writeTo(Path file) throws IOException;
  }

  /** Puts a text in the place of a file. */
  public static void write(Path file, String text) throws IOException {
    write(file, part -> Files.writeString(part, text));
  }

  /**
   * Puts what is written in the place of a file. A device, or a file in a folder that nothing can be added to, is written
   * to as it is.
   */
  public static void write(Path file, Content content) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a folder, not a file");
    }
    Path whole = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(whole) && !isReplaceable(whole)) {
      content.writeTo(whole);
      return;
    }
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      content.writeTo(part);
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException missing) {
      throw missing.getFile().equals(part.toString()) ? new NoSuchFileException(file.toString()) : missing;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Whether a file may give way to another one: what nobody may write to is left to say so itself. */
  private static boolean isReplaceable(Path whole) {
    Path folder = whole.getParent();
    return Files.isRegularFile(whole) && Files.isWritable(whole) && folder != null && Files.isWritable(folder);
  }
}
