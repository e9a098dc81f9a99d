package io.crmkit.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bounds on the sizes of files and methods, over the sources of every module. */
class SourceSizesTest {

  private static final int LONGEST_FILE = 400;
  private static final int LONGEST_METHOD = 50;

  private final List<Path> main = Sources.java("src/main/java");

  @Test
  void findsTheSourcesOfEveryModule() {
    assertThat(main).extracting(file -> Sources.ROOT.relativize(file).getName(0).toString())
        .contains("crm-core", "crm-approvals");
  }

  @Test
  void keepsFilesShort() {
    assertThat(main).allSatisfy(file -> assertThat(Sources.lines(file)).hasSizeLessThanOrEqualTo(LONGEST_FILE));
  }

  @Test
  void keepsMethodsShort() {
    JavacTask task = Sources.parser(main);
    List<String> found = new ArrayList<>();
    for (CompilationUnitTree tree : Sources.trees(task)) {
      new LongMethods(tree, Trees.instance(task).getSourcePositions()).scan(tree, found);
    }
    assertThat(found).isEmpty();
  }

  private static final class LongMethods extends TreeScanner<Void, List<String>> {

    private final CompilationUnitTree tree;
    private final SourcePositions positions;

    LongMethods(CompilationUnitTree tree, SourcePositions positions) {
      this.tree = tree;
      this.positions = positions;
    }

    @Override
    public Void visitMethod(MethodTree method, List<String> found) {
      long lines = line(positions.getEndPosition(tree, method)) - line(positions.getStartPosition(tree, method)) + 1;
      if (lines > LONGEST_METHOD) {
        found.add("%s#%s has %d lines".formatted(tree.getSourceFile().getName(), method.getName(), lines));
      }
      return super.visitMethod(method, found);
    }

    private long line(long position) {
      return tree.getLineMap().getLineNumber(position);
    }
  }
}
