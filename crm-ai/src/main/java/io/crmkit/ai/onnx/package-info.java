/**
 * Models for runtimes of others: a model with all its preparing as one graph of ONNX.
 *
 * <pre>{@code
 * byte[] onnx = OnnxExport.of(model).orElseThrow();
 * Files.write(Path.of("churn.onnx"), onnx);      // rows of doubles in, margins and probabilities out
 * }</pre>
 *
 * <p>Everything here is safe to share between threads.
 */
@NullMarked
package io.crmkit.ai.onnx;

import org.jspecify.annotations.NullMarked;
