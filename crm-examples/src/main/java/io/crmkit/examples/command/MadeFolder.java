package io.crmkit.examples.command;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder that a command writes to, with those above it that were not there. */
public final class MadeFolder {

  private final List<Path> made;

  private MadeFolder(List<Path> made) {
    this.made = made;
  }

  /** Makes a folder unless it is there. */
  public static MadeFolder of(Path folder) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path at = folder.toAbsolutePath(); at != null && Files.notExists(at); at = at.getParent()) {
      missing.add(at);
    }
    Files.createDirectories(folder);
    return new MadeFolder(missing);
  }

  /** Takes away what was made and has nothing in it, as nothing came of the command. */
  public void removeEmpty() throws IOException {
    try {
      for (Path each : made) {
        Files.deleteIfExists(each);
      }
    } catch (DirectoryNotEmptyException used) {
      // it has what somebody may want, and so do those above it
    }
  }
}
