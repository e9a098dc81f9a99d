package io.crmkit.benchmarks.peer;

import javax.sql.DataSource;

/** Flowable 7 or 8, whichever is on the class path. */
public final class FlowablePeer extends BpmnPeer {

  public FlowablePeer(DataSource database) {
    super("org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration", "http://flowable.org/bpmn", database);
  }
}
