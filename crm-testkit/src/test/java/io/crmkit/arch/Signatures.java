package io.crmkit.arch;

import static io.crmkit.arch.Shapes.condition;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.Set;
import java.util.stream.Stream;

/** What a host can see of a module. */
final class Signatures {

  private Signatures() {}

  static DescribedPredicate<JavaCodeUnit> areSeenByHosts() {
    return DescribedPredicate.describe("are seen by hosts", unit ->
        isOpen(unit.getModifiers()) && !unit.getModifiers().contains(JavaModifier.SYNTHETIC)
            && Stream.iterate(unit.getOwner(), owner -> owner.getEnclosingClass().orElse(null))
                .takeWhile(owner -> owner != null)
                .allMatch(owner -> isOpen(owner.getModifiers())));
  }

  private static boolean isOpen(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  static ArchCondition<JavaCodeUnit> nameOnlyTypesOf(String... prefixes) {
    return condition("name only types of " + String.join(", ", prefixes), (unit, name) ->
        Stream.concat(
                unit.getReturnType().getAllInvolvedRawTypes().stream(),
                unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()))
            .map(JavaClass::getBaseComponentType)
            .filter(type -> !type.isPrimitive() && Stream.of(prefixes).noneMatch(type.getName()::startsWith))
            .map(type -> name + " names " + type.getName())
            .toList());
  }
}
