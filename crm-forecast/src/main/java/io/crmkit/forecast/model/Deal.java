package io.crmkit.forecast.model;

import io.crmkit.core.Require;
import io.crmkit.core.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A deal as forecasts see it.
 *
 * @param id the host's id
 * @param stage the name of its stage, as the host writes it
 * @param amount what it is worth; null if nobody knows yet, which is not zero
 * @param closeDate when it closed or is expected to, and counts if it has no schedule; null if nobody knows yet
 * @param probability what somebody set in place of the weight of its stage
 * @param territory the path of its territory, such as {@code /north-america/west/}
 * @param categories what its owner set in place of the category of its stage, by the name of the map; no map ever
 *     changes it
 * @param credits who is credited with what part of it; its owner with all, where none of a type is named
 * @param schedule when which part of it counts, in any order; all of it on its close date, where there is none
 */
public record Deal(
    String id,
    String stage,
    @Nullable Money amount,
    @Nullable LocalDate closeDate,
    @Nullable Probability probability,
    @Nullable String owner,
    @Nullable String territory,
    @Nullable String product,
    Map<String, String> categories,
    List<Credit> credits,
    List<Instalment> schedule) {

  public Deal {
    Require.notBlank(id, "id");
    Require.notBlank(stage, "stage");
    categories = Map.copyOf(categories);
    credits = List.copyOf(credits);
    schedule = List.copyOf(schedule);
  }

  public static Builder builder(String id, String stage) {
    return new Builder(id, stage);
  }

  /** Returns this deal with another schedule. */
  public Deal scheduled(List<Instalment> instalments) {
    return new Deal(
        id, stage, amount, closeDate, probability, owner, territory, product, categories, credits, instalments);
  }

  /** Collects what is known of a deal. Not thread-safe. */
  public static final class Builder {

    private final String id;
    private final String stage;
    private @Nullable Money amount;
    private @Nullable LocalDate closeDate;
    private @Nullable Probability probability;
    private @Nullable String owner;
    private @Nullable String territory;
    private @Nullable String product;
    private final Map<String, String> categories = new HashMap<>();
    private final List<Credit> credits = new ArrayList<>();
    private List<Instalment> schedule = List.of();

    private Builder(String id, String stage) {
      this.id = Objects.requireNonNull(id, "id");
      this.stage = Objects.requireNonNull(stage, "stage");
    }

    public Builder amount(@Nullable Money worth) {
      this.amount = worth;
      return this;
    }

    public Builder closeDate(@Nullable LocalDate day) {
      this.closeDate = day;
      return this;
    }

    public Builder probability(@Nullable Probability set) {
      this.probability = set;
      return this;
    }

    public Builder owner(@Nullable String person) {
      this.owner = person;
      return this;
    }

    public Builder territory(@Nullable String path) {
      this.territory = path;
      return this;
    }

    public Builder product(@Nullable String name) {
      this.product = name;
      return this;
    }

    /** Sets the category of the deal in one map, whatever its stage. */
    public Builder category(String map, String category) {
      categories.put(map, category);
      return this;
    }

    /** Credits somebody with a part of the deal. */
    public Builder credit(Credit credit) {
      credits.add(credit);
      return this;
    }

    /** Spreads the deal over time, in place of any schedule so far; {@link InstalmentPlan} makes equal instalments. */
    public Builder schedule(List<Instalment> instalments) {
      this.schedule = List.copyOf(instalments);
      return this;
    }

    public Deal build() {
      return new Deal(
          id, stage, amount, closeDate, probability, owner, territory, product, categories, credits, schedule);
    }
  }
}
