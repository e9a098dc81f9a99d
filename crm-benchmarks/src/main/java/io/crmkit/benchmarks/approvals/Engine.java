package io.crmkit.benchmarks.approvals;

/** What is measured: crmkit, the least code that could do the same work, and the engines a host would use instead. */
enum Engine {

  CRMKIT("crmkit", "crmkit", "CrmkitPeer"),
  RAW("raw", "raw JDBC", "RawPeer"),
  FLOWABLE_7("flowable-7", "Flowable 7.2.0", "FlowablePeer"),
  FLOWABLE_8("flowable-8", "Flowable 8.0.0", "FlowablePeer"),
  CAMUNDA_7("camunda-7", "Camunda 7.24.0", "CamundaPeer");

  private final String id;
  private final String label;
  private final String peer;

  Engine(String id, String label, String peer) {
    this.id = id;
    this.label = label;
    this.peer = "io.crmkit.benchmarks.peer." + peer;
  }

  /** Returns its name in options, in database names and of its folder in {@code peers}. */
  String id() {
    return id;
  }

  String label() {
    return label;
  }

  /** Returns the name of the class that drives it. */
  String peer() {
    return peer;
  }

  /** Returns whether its class path is that of this module, not one of its own. */
  boolean isOurs() {
    return this == CRMKIT || this == RAW;
  }
}
