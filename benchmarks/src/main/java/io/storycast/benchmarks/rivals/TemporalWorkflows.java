package io.storycast.benchmarks.rivals;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/**
 * Temporal's Java SDK: one workflow a story, an activity for each step. The server is the SDK's
 * in-memory test server, in the same JVM: it writes nothing to a disk and would lose everything in
 * a crash; a real Temporal cluster costs more.
 */
final class TemporalWorkflows implements Rival {

  private static final String QUEUE = "stories";

  private final TestWorkflowEnvironment environment;
  private final Claimer claimer;

  /** One story. */
  @WorkflowInterface
  public interface Tell {

    @WorkflowMethod
    void tell(String id, String slug, String title, String seedText);
  }

  /** The steps. */
  @ActivityInterface
  public interface Activities {

    String story(String id, String slug, String title, String seedText);

    String narration(String id, String slug, String body);

    void publish(String id, String slug, String key);
  }

  /** The order of the steps. */
  public static final class TellWorkflow implements Tell {

    private final Activities activities =
        Workflow.newActivityStub(
            Activities.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofMinutes(2)).build());

    @Override
    public void tell(String id, String slug, String title, String seedText) {
      String body = activities.story(id, slug, title, seedText);
      String key = activities.narration(id, slug, body);
      activities.publish(id, slug, key);
    }
  }

  private record Work(Steps steps, Runnable done) implements Activities {

    @Override
    public String story(String id, String slug, String title, String seedText) {
      return steps.story(new Scenario(id, slug, title, seedText));
    }

    @Override
    public String narration(String id, String slug, String body) {
      return steps.narration(new Scenario(id, slug, "", ""), body);
    }

    @Override
    public void publish(String id, String slug, String key) {
      steps.publish(new Scenario(id, slug, "", ""), key);
      done.run();
    }
  }

  TemporalWorkflows(Settings settings, Site site, Steps steps) {
    this.environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkerFactoryOptions(
                    WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(true).build())
                .build());
    this.claimer = new Claimer(settings, site, this::begin);
    Worker worker =
        environment.newWorker(
            QUEUE,
            WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(settings.concurrency())
                .build());
    worker.registerWorkflowImplementationTypes(TellWorkflow.class);
    worker.registerActivitiesImplementations(new Work(steps, claimer::done));
  }

  @Override
  public void start() {
    environment.start();
    claimer.start();
  }

  @Override
  public void close() {
    claimer.close();
    environment.close();
  }

  private void begin(Scenario s) {
    Tell stub =
        environment
            .getWorkflowClient()
            .newWorkflowStub(
                Tell.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(QUEUE)
                    .setWorkflowId(s.id())
                    .setWorkflowIdReusePolicy(
                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
                    .build());
    WorkflowClient.start(stub::tell, s.id(), s.slug(), s.title(), s.seedText());
  }
}
