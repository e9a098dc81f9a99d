package io.crmkit.benchmarks.peer;

import javax.sql.DataSource;

/** Camunda 7. */
public final class CamundaPeer extends BpmnPeer {

  public CamundaPeer(DataSource database) {
    super("org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration",
        "http://camunda.org/schema/1.0/bpmn", database);
  }
}
