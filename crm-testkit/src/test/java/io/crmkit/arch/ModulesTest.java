package io.crmkit.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DirectiveTree;
import com.sun.source.tree.ExportsTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That {@code module-info.java} of each library exports what a host may use, and nothing else. */
class ModulesTest {

  private static final Set<String> NOT_LIBRARIES = Set.of("crm-examples", "crm-benchmarks");
  private static final Pattern PUBLIC_TYPE = Pattern.compile(
      "(?m)^public (?:abstract |final |sealed |non-sealed )*(?:class|interface|record|enum|@interface) ");

  private final List<Path> libraries = Sources.modules().stream()
      .filter(module -> !NOT_LIBRARIES.contains(module.getFileName().toString()))
      .toList();

  @Test
  void everyLibraryIsAModule() {
    assertThat(libraries).isNotEmpty().allSatisfy(module -> assertThat(moduleInfo(module)).exists());
  }

  @Test
  void everyPackageWithAPublicTypeIsExported() {
    assertThat(libraries).allSatisfy(module -> assertThat(exports(module)).isEqualTo(publicPackages(module)));
  }

  private static Path moduleInfo(Path module) {
    return module.resolve("src/main/java/module-info.java");
  }

  private static Set<String> exports(Path module) {
    Set<String> exports = new TreeSet<>();
    for (CompilationUnitTree tree : Sources.trees(Sources.parser(List.of(moduleInfo(module))))) {
      for (DirectiveTree directive : tree.getModule().getDirectives()) {
        if (directive instanceof ExportsTree exported) {
          exports.add(exported.getPackageName().toString());
        }
      }
    }
    return exports;
  }

  private static Set<String> publicPackages(Path module) {
    Path root = module.resolve("src/main/java");
    Set<String> packages = new TreeSet<>();
    try (Stream<Path> files = Sources.javaBelow(root)) {
      files.filter(file -> PUBLIC_TYPE.matcher(String.join("\n", Sources.lines(file))).find())
          .map(file -> root.relativize(file.getParent()).toString().replace(file.getFileSystem().getSeparator(), "."))
          .forEach(packages::add);
    }
    return packages;
  }
}
