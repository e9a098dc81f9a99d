package io.crmkit.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.crmkit.arch.Shapes.clocksAndDefaultsOfTheMachine;
import static io.crmkit.arch.Shapes.haveNoParameterOf;
import static io.crmkit.arch.Shapes.implementsSerializable;
import static io.crmkit.arch.Shapes.liveInANullMarkedPackage;
import static io.crmkit.arch.Shapes.overridesForeignMethod;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Optional;

/** What holds for the main code of every module, whatever it does. */
public final class HouseRules {

  private HouseRules() {}

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles = slices().matching("io.crmkit.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesAreNullMarked = classes().should(liveInANullMarkedPackage());

  @ArchTest
  static final ArchRule namesSayWhatAThingIs = noClasses()
      .should().haveNameMatching(".*\\w(Impl|Base|Manager|Helper|Utils?)")
      .because("such a name says how a thing is built and not what it is");

  @ArchTest
  static final ArchRule accessorsHaveNoPrefix = noMethods()
      .that(not(overridesForeignMethod()))
      .should().haveNameMatching("get[A-Z].*");

  @ArchTest
  static final ArchRule publicMethodsTakeNoBoolean = methods()
      .that().arePublic().and(not(overridesForeignMethod()))
      .should(haveNoParameterOf(boolean.class, Boolean.class))
      .because("the reader of a call cannot see what true means");

  @ArchTest
  static final ArchRule optionalIsNeverAParameter = codeUnits().should(haveNoParameterOf(Optional.class));

  @ArchTest
  static final ArchRule optionalIsNeverAField = fields().should().notHaveRawType(Optional.class);

  @ArchTest
  static final ArchRule nothingIsSerializedByJava = noClasses()
      .that(not(assignableTo(Throwable.class)))
      .should(implementsSerializable())
      .orShould().dependOnClassesThat(
          equivalentTo(ObjectInputStream.class).or(equivalentTo(ObjectOutputStream.class))
              .or(equivalentTo(Externalizable.class)));

  @ArchTest
  static final ArchRule timeAndLocaleComeIn = noClasses()
      .should().callMethodWhere(clocksAndDefaultsOfTheMachine())
      .because("the host hands in its clock, zone and locale");

  @ArchTest
  static final ArchRule nothingUsesJavaUtilLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
