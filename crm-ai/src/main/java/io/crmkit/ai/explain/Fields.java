package io.crmkit.ai.explain;

import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.Derivation.OfTwo;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.ModelIr;
import java.util.ArrayList;
import java.util.List;

/** The business fields that the slots of a model tell of, and what people call their values. */
final class Fields {

  private final ModelIr model;
  private final List<String> names;
  private final List<Integer> sources = new ArrayList<>();
  private final int[] byIndex;

  private Fields(ModelIr model, SlotIndex index) {
    this.model = model;
    byIndex = new int[index.size()];
    List<String> found = new ArrayList<>();
    for (int i = 0; i < byIndex.length; i++) {
      String name = model.field(index.slot(i));
      int field = found.indexOf(name);
      if (field < 0) {
        field = found.size();
        found.add(name);
        sources.add(source(index.slot(i)));
      }
      byIndex[i] = field;
    }
    names = List.copyOf(found);
  }

  static Fields of(ModelIr model, SlotIndex index) {
    return new Fields(model, index);
  }

  List<String> names() {
    return names;
  }

  /** Returns the field of a slot that is read. */
  int field(int index) {
    return byIndex[index];
  }

  /** Returns the slot that the field is before it was prepared. */
  private int source(int slot) {
    int at = slot;
    while (at >= model.schema().size() && !(derivation(at) instanceof OfTwo)) {
      at = derivation(at).inputs().get(0);
    }
    return at;
  }

  private Derivation derivation(int slot) {
    return model.derivations().get(slot - model.schema().size());
  }

  /** Returns what people call the values of all fields of a case. */
  List<String> texts(double[] slots) {
    List<String> texts = new ArrayList<>(sources.size());
    for (int field = 0; field < sources.size(); field++) {
      texts.add(text(field, slots));
    }
    return texts;
  }

  /** Returns the contributions of all fields of a case. */
  List<Contribution> contributions(double[] amounts, double[] slots) {
    List<Contribution> contributions = new ArrayList<>();
    for (int field = 0; field < amounts.length; field++) {
      contributions.add(new Contribution(names.get(field), text(field, slots), amounts[field]));
    }
    return contributions;
  }

  /** Returns the value of a field as people read it; empty where it is missing or personal. */
  String text(int field, double[] slots) {
    int slot = sources.get(field);
    double value = slots[slot];
    if (Double.isNaN(value) || isPersonal(slot)) {
      return "";
    }
    return slot < model.schema().size() ? text(model.schema().feature(slot), value) : number(value);
  }

  private boolean isPersonal(int slot) {
    return slot < model.schema().size()
        ? model.schema().feature(slot).personal() : derivation(slot).inputs().stream().anyMatch(this::isPersonal);
  }

  /** Returns a value of a feature as people read it, with its unit; empty where it is no category. */
  static String text(Feature feature, double value) {
    if (feature.kind() == FeatureKind.NUMBER) {
      return feature.unit().isEmpty() ? number(value) : number(value) + " " + feature.unit();
    }
    return value >= 0 && value < feature.vocabulary().size() ? feature.vocabulary().get((int) value) : "";
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
  }
}
