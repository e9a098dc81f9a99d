package io.crmkit.ai.ir;

import org.jspecify.annotations.Nullable;

/** Scores by codes, many cases block by block. It belongs to one thread. */
final class CodedScorer {

  private final SlotCodes coding;
  private final ModelIr model;
  private final CodedPredictor predictor;
  private final double[] margins = new double[CaseBlock.ROWS];
  private final int[] codes;
  private @Nullable CaseBlock block;

  private CodedScorer(SlotCodes coding, ModelIr model, CodedPredictor predictor) {
    this.coding = coding;
    this.model = model;
    this.predictor = predictor;
    codes = new int[coding.columns()];
  }

  static CodedScorer of(ModelIr model) {
    SlotCodes codes = SlotCodes.of(CodedPredictor.trees(model.predictor()));
    return new CodedScorer(codes, model, CodedPredictor.of(model.predictor(), codes));
  }

  double margin(double[] slots) {
    coding.write(slots, codes);
    return predictor.margin(slots, codes);
  }

  void margins(ColumnBatch batch, int from, int to, double[] into) {
    if (block == null) {
      block = CaseBlock.of(model, coding);
    }
    for (int begin = from; begin < to; begin += block.capacity()) {
      block.load(batch, begin, Math.min(to, begin + block.capacity()));
      predictor.write(block, margins);
      System.arraycopy(margins, 0, into, begin - from, block.rows());
    }
  }
}
