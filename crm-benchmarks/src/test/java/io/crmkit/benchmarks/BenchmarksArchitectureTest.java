package io.crmkit.benchmarks;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.crmkit.arch.HouseRules;
import io.crmkit.benchmarks.BenchmarksArchitectureTest.NotGenerated;

/** The house rules on the benchmarks, but for what JMH generates from them. */
@AnalyzeClasses(
    packages = "io.crmkit.benchmarks",
    importOptions = {ImportOption.DoNotIncludeTests.class, NotGenerated.class})
class BenchmarksArchitectureTest {

  @ArchTest
  static final ArchTests houseRules = ArchTests.in(HouseRules.class);

  static final class NotGenerated implements ImportOption {

    @Override
    public boolean includes(Location location) {
      return !location.contains("/jmh_generated/");
    }
  }
}
