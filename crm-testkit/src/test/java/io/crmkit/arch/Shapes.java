package io.crmkit.arch;

import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The conditions that ArchUnit does not bring along. */
final class Shapes {

  private static final Set<String> OF_THE_MACHINE = Set.of(
      "java.lang.System.currentTimeMillis", "java.time.Clock.systemDefaultZone", "java.time.ZoneId.systemDefault",
      "java.util.Locale.getDefault", "java.util.TimeZone.getDefault");

  private Shapes() {}

  static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return condition("live in a package that is @NullMarked in its package-info", (type, name) ->
        type.getPackage().isAnnotatedWith(NullMarked.class) ? List.of() : List.of(type.getPackageName() + " is not"));
  }

  static ArchCondition<JavaClass> implementsSerializable() {
    return new ArchCondition<>("name java.io.Serializable") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean found = type.getRawInterfaces().stream().anyMatch(each -> each.isEquivalentTo(Serializable.class))
            && !type.isAnonymousClass();
        events.add(new SimpleConditionEvent(type, found, type.getName() + (found ? " does" : " does not")));
      }
    };
  }

  static ArchCondition<JavaCodeUnit> haveNoParameterOf(Class<?>... types) {
    Set<String> refused = Set.of(types).stream().map(Class::getName).collect(toSet());
    return condition("have no parameter of " + String.join(", ", refused), (unit, name) ->
        isCompilersOwn(unit) ? List.of() : unit.getRawParameterTypes().stream().map(JavaClass::getName)
            .filter(refused::contains).map(type -> name + " takes a " + type).toList());
  }

  /** A record's constructor repeats its components, and a synthetic unit is not in the source. */
  private static boolean isCompilersOwn(JavaCodeUnit unit) {
    return unit.getModifiers().contains(JavaModifier.SYNTHETIC)
        || unit.isConstructor() && unit.getOwner().isRecord()
        || unit.isConstructor() && unit.getOwner().isEnum();
  }

  /** A method whose shape somebody else has chosen: it implements a type that is not ours. */
  static DescribedPredicate<JavaMethod> overridesForeignMethod() {
    return DescribedPredicate.describe("override a method of a type outside crmkit", method ->
        supertypes(method.getOwner())
            .filter(type -> !type.getPackageName().startsWith("io.crmkit"))
            .anyMatch(type -> type.getMethods().stream().anyMatch(sameShape(method))));
  }

  private static Stream<JavaClass> supertypes(JavaClass type) {
    return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream());
  }

  private static Predicate<JavaMethod> sameShape(JavaMethod method) {
    return other -> other.getName().equals(method.getName())
        && other.getRawParameterTypes().size() == method.getRawParameterTypes().size();
  }

  static DescribedPredicate<JavaMethodCall> clocksAndDefaultsOfTheMachine() {
    return DescribedPredicate.describe("read the clock, zone or locale of the machine", call ->
        OF_THE_MACHINE.contains(call.getTargetOwner().getName() + "." + call.getName())
            || call.getTargetOwner().getPackageName().equals("java.time") && call.getName().equals("now")
                && call.getTarget().getRawParameterTypes().isEmpty());
  }

  /** A condition told by its complaints: none means that it holds. */
  static <T> ArchCondition<T> condition(String description, BiFunction<T, String, List<String>> complaints) {
    return new ArchCondition<>(description) {
      @Override
      public void check(T item, ConditionEvents events) {
        String name = item instanceof HasName.AndFullName named
            ? named.getFullName() : item.toString();
        List<String> found = complaints.apply(item, name);
        events.add(found.isEmpty()
            ? SimpleConditionEvent.satisfied(item, name)
            : SimpleConditionEvent.violated(item, String.join("; ", found)));
      }
    };
  }
}
