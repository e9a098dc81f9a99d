package io.crmkit.ai.codec;

import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.Derivation.Bin;
import io.crmkit.ai.ir.Derivation.Category;
import io.crmkit.ai.ir.Derivation.Clip;
import io.crmkit.ai.ir.Derivation.Difference;
import io.crmkit.ai.ir.Derivation.Fill;
import io.crmkit.ai.ir.Derivation.Log;
import io.crmkit.ai.ir.Derivation.Lookup;
import io.crmkit.ai.ir.Derivation.Missing;
import io.crmkit.ai.ir.Derivation.Product;
import io.crmkit.ai.ir.Derivation.Ratio;
import io.crmkit.ai.ir.Derivation.Scale;
import io.crmkit.ai.ir.Derivation.Sum;
import java.util.ArrayList;
import java.util.List;

/** Derivations: the byte of the kind, the slots that are read, then numbers in the order of the components. */
final class DerivationForms {

  static final Forms<Derivation> ALL = new Forms<Derivation>("kind of derivation")
      .with(Fill.class, (out, it) -> out.whole(it.input()).number(it.value()),
          in -> new Fill(in.slot(), in.number()))
      .with(Scale.class, (out, it) -> out.whole(it.input()).number(it.shift()).number(it.factor()),
          in -> new Scale(in.slot(), in.number(), in.number()))
      .with(Clip.class, (out, it) -> out.whole(it.input()).number(it.low()).number(it.high()),
          in -> new Clip(in.slot(), in.number(), in.number()))
      .with(Log.class, (out, it) -> out.whole(it.input()), in -> new Log(in.slot()))
      .with(Missing.class, (out, it) -> out.whole(it.input()), in -> new Missing(in.slot()))
      .with(Category.class, (out, it) -> out.whole(it.input()).whole(it.code()),
          in -> new Category(in.slot(), in.whole(Integer.MAX_VALUE, "code")))
      .with(Bin.class, (out, it) -> out.whole(it.input()).numbers(it.edges()),
          in -> new Bin(in.slot(), in.numbers()))
      .with(Lookup.class, (out, it) -> out.whole(it.input()).numbers(it.values()).number(it.otherwise()),
          in -> new Lookup(in.slot(), in.numbers(), in.number()))
      .with(Sum.class, (out, it) -> out.whole(it.first()).whole(it.second()), in -> new Sum(in.slot(), in.slot()))
      .with(Difference.class, (out, it) -> out.whole(it.first()).whole(it.second()),
          in -> new Difference(in.slot(), in.slot()))
      .with(Product.class, (out, it) -> out.whole(it.first()).whole(it.second()),
          in -> new Product(in.slot(), in.slot()))
      .with(Ratio.class, (out, it) -> out.whole(it.first()).whole(it.second()),
          in -> new Ratio(in.slot(), in.slot()));

  private static final int SMALLEST = 2;

  private DerivationForms() {}

  /** Reads them, each of which may read the features and those before it. */
  static List<Derivation> read(ByteInput in) {
    int count = in.count(in.limits().slots() - in.slots(), SMALLEST, "derivations");
    List<Derivation> derivations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      derivations.add(ALL.read(in));
      in.slots(in.slots() + 1);
    }
    return derivations;
  }
}
