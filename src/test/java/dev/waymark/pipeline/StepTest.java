package dev.waymark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.deadline.Deadline;
import dev.waymark.job.Job;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StepTest {

    @Test
    void endsItsWorkOnTextWhenItIsToldToStop() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        Step step = new Step(Job.Stage.COMPOSE) {
            @Override
            String work() {
                working.countDown();
                while (true) {
                    Deadline.check();
                }
            }
        };
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<String> status = thread.submit(step::workIfWanted);
        working.await();
        step.stop();
        assertThat(status.get(5, TimeUnit.SECONDS)).isEqualTo(Step.UNWANTED);
        thread.shutdown();
        assertThat(thread.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }
}
