package io.crmkit.ai.codec;

import io.crmkit.ai.ir.DoubleArray;
import io.crmkit.ai.ir.Predictor;
import io.crmkit.ai.ir.Predictor.Blend;
import io.crmkit.ai.ir.Predictor.Clusters;
import io.crmkit.ai.ir.Predictor.Linear;
import io.crmkit.ai.ir.Predictor.Member;
import io.crmkit.ai.ir.Predictor.Term;
import io.crmkit.ai.ir.Predictor.TreeEnsemble;

/** Predictors: the byte of the kind, then their parts. */
final class PredictorForms {

  static final Forms<Predictor> ALL = new Forms<Predictor>("kind of predictor")
      .with(Linear.class, (out, it) -> out.number(it.intercept()).list(it.terms(), PredictorForms::write),
          in -> new Linear(in.number(), in.list(Integer.MAX_VALUE, 17, "terms", PredictorForms::term)))
      .with(TreeEnsemble.class, (out, it) -> out.number(it.base()).list(it.trees(), TreeForm::write),
          in -> new TreeEnsemble(in.number(), in.list(Integer.MAX_VALUE, 18, "trees", TreeForm::read)))
      .with(Blend.class, (out, it) -> out.number(it.intercept()).list(it.members(), PredictorForms::write),
          in -> in.nested(PredictorForms::blend))
      .with(Clusters.class, PredictorForms::write, PredictorForms::clusters);

  private PredictorForms() {}

  private static void write(Bytes out, Term term) {
    out.whole(term.slot()).number(term.weight()).number(term.mean());
  }

  private static Term term(ByteInput in) {
    return new Term(in.slot(), in.number(), in.number());
  }

  private static void write(Bytes out, Member member) {
    ALL.write(out.number(member.weight()), member.predictor());
  }

  private static Member member(ByteInput in) {
    return new Member(in.number(), ALL.read(in));
  }

  private static Blend blend(ByteInput in) {
    return new Blend(in.number(), in.list(Integer.MAX_VALUE, 18, "members", PredictorForms::member));
  }

  private static void write(Bytes out, Clusters clusters) {
    out.list(clusters.inputs(), Bytes::whole).list(clusters.centres(), Bytes::numbers);
  }

  private static Clusters clusters(ByteInput in) {
    return new Clusters(in.list(Integer.MAX_VALUE, 1, "inputs", ByteInput::slot),
        in.list(Integer.MAX_VALUE, 1, "centres", PredictorForms::centre));
  }

  private static DoubleArray centre(ByteInput in) {
    return in.numbers();
  }
}
