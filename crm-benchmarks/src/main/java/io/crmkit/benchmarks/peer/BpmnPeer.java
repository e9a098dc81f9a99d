package io.crmkit.benchmarks.peer;

import io.crmkit.benchmarks.worker.ApprovalPeer;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The chain as a BPMN process, on a stand-alone engine with its default history level and no job executor.
 *
 * <p>Flowable and Camunda both come from Activiti, and what is needed here still has the same names in both; so one
 * class drives every version of either, and none has to be on the class path of the build.
 */
abstract class BpmnPeer implements ApprovalPeer {

  private static final String PROCESS = """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="crmkit"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:engine="%s">
        <process id="discount" isExecutable="true" engine:historyTimeToLive="P180D">
          <startEvent id="submitted"/>
          <sequenceFlow id="f1" sourceRef="submitted" targetRef="manager"/>
          <userTask id="manager" engine:assignee="manager@example.com"/>
          <boundaryEvent id="manager-late" attachedToRef="manager" cancelActivity="false">
            <timerEventDefinition><timeDuration>PT24H</timeDuration></timerEventDefinition>
          </boundaryEvent>
          <sequenceFlow id="f2" sourceRef="manager" targetRef="director"/>
          <userTask id="director" engine:assignee="director${loopCounter + 1}@example.com">
            <multiInstanceLoopCharacteristics isSequential="false">
              <loopCardinality>2</loopCardinality>
              <completionCondition xsi:type="tFormalExpression">${nrOfCompletedInstances >= 1}</completionCondition>
            </multiInstanceLoopCharacteristics>
          </userTask>
          <boundaryEvent id="director-late" attachedToRef="director" cancelActivity="false">
            <timerEventDefinition><timeDuration>PT24H</timeDuration></timerEventDefinition>
          </boundaryEvent>
          <sequenceFlow id="f3" sourceRef="director" targetRef="approved"/>
          <endEvent id="approved"/>
          <sequenceFlow id="f4" sourceRef="manager-late" targetRef="vice-president"/>
          <sequenceFlow id="f5" sourceRef="director-late" targetRef="vice-president"/>
          <userTask id="vice-president" engine:assignee="vp@example.com"/>
          <sequenceFlow id="f6" sourceRef="vice-president" targetRef="escalated"/>
          <endEvent id="escalated"/>
        </process>
      </definitions>
      """;

  private final Dynamic engine;
  private final Dynamic runtime;
  private final Dynamic tasks;

  BpmnPeer(String configuration, String namespace, DataSource database) {
    engine = Dynamic.create(configuration).call("setDataSource", database)
        .call("setDatabaseSchemaUpdate", "true").call("buildProcessEngine");
    runtime = engine.call("getRuntimeService");
    tasks = engine.call("getTaskService");
    deploy(PROCESS.replace("%s", namespace));
  }

  private void deploy(String process) {
    engine.call("getRepositoryService").call("createDeployment").call("enableDuplicateFiltering")
        .call("name", "discount").call("addString", "discount.bpmn20.xml", process).call("deploy");
  }

  @Override
  public String submit(long number) {
    Map<String, Object> subject = Map.of("deal", "D-" + number, "discount", 15L);
    return runtime.call("startProcessInstanceByKey", "discount", "D-" + number, subject).call("getId").text();
  }

  @Override
  public void approveAsManager(String request) {
    approve(request, MANAGER);
  }

  @Override
  public void approveAsDirector(String request, int director) {
    approve(request, ApprovalPeer.director(director));
  }

  private void approve(String request, String person) {
    String task = tasks.call("createTaskQuery").call("processInstanceId", request).call("taskAssignee", person)
        .call("singleResult").call("getId").text();
    tasks.call("complete", task);
  }

  @Override
  public void close() {
    engine.call("close");
  }
}
