package io.crmkit.examples.sso;

import io.crmkit.core.RefusedException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files of a corpus. What a file is, is told by what stands in it and by the manifest that names it, never by
 * what it is called. Whatever no kind of case asked for stays over, so that it can be told.
 */
final class CorpusFolder {

  private final Path root;
  private final List<Path> all = new ArrayList<>();
  private final Set<Path> over = new LinkedHashSet<>();
  private final List<JsonFile> objects = new ArrayList<>();
  private final List<ManifestLine> lines = new ArrayList<>();

  private CorpusFolder(Path root) {
    this.root = root;
  }

  /**
   * Looks through a folder and all folders in it.
   *
   * @throws NotDirectoryException if it is none
   */
  static CorpusFolder open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    CorpusFolder corpus = new CorpusFolder(folder.toRealPath());
    try (Stream<Path> files = Files.walk(corpus.root, FileVisitOption.FOLLOW_LINKS)) {
      files.filter(Files::isRegularFile).sorted().forEach(corpus.all::add);
    }
    corpus.over.addAll(corpus.all);
    for (Path file : corpus.all) {
      corpus.read(file);
    }
    return corpus;
  }

  private void read(Path file) throws IOException {
    if (file.toString().endsWith(".jsonl")) {
      over.remove(file);
      lines.addAll(ManifestLine.read(this, file));
    } else if (file.toString().endsWith(".json")) {
      try {
        String text = Files.readString(file);
        objects.add(new JsonFile(file, text, Members.parse(text)));
      } catch (RefusedException | CharacterCodingException e) {
        // no JSON object: nobody asks for it, and so it is told
      }
    }
  }

  /** A file with a JSON object. */
  record JsonFile(Path path, String text, Members members) {

    /** Returns the name without its ending. */
    String name() {
      return path.getFileName().toString().replaceFirst("\\.json$", "");
    }  }

  /** Takes the JSON objects that are of a kind. */
  List<JsonFile> objects(Predicate<Members> kind) {
    List<JsonFile> found = new ArrayList<>();
    for (JsonFile file : objects) {
      if (over.contains(file.path) && kind.test(file.members)) {
        over.remove(file.path);
        found.add(file);
      }
    }
    return found;
  }

  /** Takes the lines of manifests that are of a kind. */
  List<ManifestLine> lines(Predicate<ManifestLine> kind) {
    List<ManifestLine> found = lines.stream().filter(kind).toList();
    lines.removeAll(found);
    return found;
  }

  /**
   * Finds a file that a manifest names: from the folder of the manifest, or from one further up to that of the corpus.
   *
   * @throws NoSuchFileException if it is nowhere there
   */
  Path file(Path manifest, String named) throws NoSuchFileException {
    for (Path from = manifest.getParent(); from != null && from.startsWith(root); from = from.getParent()) {
      Path file = from.resolve(named).normalize();
      if (file.startsWith(root) && Files.isRegularFile(file)) {
        over.remove(file);
        return file;
      }
    }
    throw new NoSuchFileException(named, null, "is named by %s and is not there".formatted(name(manifest)));
  }

  List<Path> all() {
    return List.copyOf(all);
  }

  /** Returns the files that nobody has asked for so far. */
  List<Path> rest() {
    return List.copyOf(over);
  }

  /** Takes a file out of the rest. */
  void take(Path file) {
    over.remove(file);
  }

  /** Returns the lines of manifests that nobody has asked for so far. */
  List<ManifestLine> restOfLines() {
    return List.copyOf(lines);
  }

  String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
