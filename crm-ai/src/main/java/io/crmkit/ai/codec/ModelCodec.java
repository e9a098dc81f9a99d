package io.crmkit.ai.codec;

import io.crmkit.ai.ir.ModelIr;
import io.crmkit.core.Validated;

/** A form of models as bytes. */
public interface ModelCodec {

  /** Returns the bytes of a model: equal models have equal bytes. */
  byte[] write(ModelIr model);

  /** Returns the model, or what is wrong with the bytes and where; never an exception for anything in them. */
  Validated<ModelIr> read(byte[] bytes);
}
