package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.Fork;
import io.crmkit.approvals.model.definition.Fork.Branch;
import io.crmkit.approvals.model.definition.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the names of steps, by which documents tell of forks, into their places and back. */
final class ForkReader {

  private ForkReader() {}

  static List<Fork> forks(DefinitionDocument document) {
    List<ForkDocument> documents = document.forks();
    if (documents == null) {
      return List.of();
    }
    List<String> names = DefinitionReader.order(document).stream()
        .map(index -> document.steps().get(index).name().text())
        .toList();
    return documents.stream().map(fork -> fork(fork, names)).sorted(Comparator.comparing(Fork::first)).toList();
  }

  static @Nullable List<ForkDocument> documents(Definition definition) {
    return definition.forks().isEmpty()
        ? null
        : definition.forks().stream().map(fork -> document(fork, definition.steps())).toList();
  }

  private static Fork fork(ForkDocument document, List<String> names) {
    List<Branch> branches = new ArrayList<>();
    document.branches().forEach((name, steps) -> {
      int first = names.indexOf(steps.get(0).text());
      branches.add(new Branch(name.text(), first, first + steps.size()));
    });
    branches.sort(Comparator.comparing(Branch::first));
    return new Fork(document.name().text(), document.join(), branches);
  }

  private static ForkDocument document(Fork fork, List<Step> steps) {
    Map<Label, List<Label>> branches = new LinkedHashMap<>();
    for (Branch branch : fork.branches()) {
      branches.put(new Label(branch.name()), steps.subList(branch.first(), branch.end()).stream()
          .map(step -> new Label(step.name())).toList());
    }
    return new ForkDocument(new Label(fork.name()), fork.join(), branches);
  }
}
