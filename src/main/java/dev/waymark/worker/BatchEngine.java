package dev.waymark.worker;

import dev.waymark.job.Job;
import jakarta.annotation.Resource;
import jakarta.batch.operations.JobExecutionAlreadyCompleteException;
import jakarta.batch.operations.JobExecutionNotMostRecentException;
import jakarta.batch.operations.JobRestartException;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionManager;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jberet.operations.JobOperatorImpl;
import org.jberet.repository.JdbcRepository;
import org.jberet.repository.JobRepository;
import org.jberet.runtime.JobExecutionImpl;
import org.jberet.spi.ArtifactFactory;
import org.jberet.spi.BatchEnvironment;
import org.jberet.spi.JobTask;
import org.jberet.spi.JobXmlResolver;
import org.jberet.tools.MetaInfBatchJobsJobXmlResolver;
import org.jspecify.annotations.Nullable;

/** JBeret inside the WAR, with its state in our database: see docs/decisions. */
@ManagedExecutorDefinition(
        name = "java:app/concurrent/batch",
        maxAsync = BatchEngine.THREADS,
        hungTaskThreshold = 1_200_000)
@ApplicationScoped
class BatchEngine {

    private static final Logger LOG = Logger.getLogger(BatchEngine.class.getName());

    /** The dispatcher bounds the parallel jobs; the threads here only must never be the tighter bound. */
    static final int THREADS = 64;

    /** JBeret submits an execution in the thread that starts it, and keeps what comes of that to itself. */
    private static final ThreadLocal<Future<?>> BEGUN = new ThreadLocal<>();

    @Resource(lookup = "java:global/jdbc/waymark")
    private DataSource dataSource;

    @Resource(lookup = "java:app/concurrent/batch")
    private ManagedExecutorService threads;

    @Resource(lookup = "java:appserver/TransactionManager")
    private TransactionManager transactions;

    @Inject
    private BeanManager beans;

    private @Nullable JobOperatorImpl operator;

    /** Starts the batch execution of a job, from where an earlier attempt stopped when there was one. */
    BatchRun start(Job job) {
        Properties parameters = new Properties();
        parameters.setProperty("job", String.valueOf(job.id()));
        parameters.setProperty("attempt", String.valueOf(job.attempt().number()));
        JobOperatorImpl batch = operator();
        long execution = start(batch, job, parameters);
        Future<?> thread = BEGUN.get();
        BEGUN.remove();
        return new BatchRun((JobExecutionImpl) batch.getJobExecution(execution), thread);
    }

    private static long start(JobOperatorImpl batch, Job job, Properties parameters) {
        if (job.batchExecution().isPresent()) {
            try {
                return batch.restart(job.batchExecution().get(), parameters);
            } catch (JobRestartException
                    | JobExecutionAlreadyCompleteException
                    | JobExecutionNotMostRecentException
                    | NoSuchJobExecutionException e) {
                LOG.info(() ->
                        "Job " + job.id() + " cannot go on with its old batch execution, so a new one goes on from"
                                + " what is stored: " + e.getMessage());
            }
        }
        return batch.start("generate", parameters);
    }

    private synchronized JobOperatorImpl operator() {
        if (operator == null) {
            operator = new JobOperatorImpl(new Environment());
        }
        return operator;
    }

    private final class Environment implements BatchEnvironment {

        private final JobRepository repository = new JdbcRepository(dataSource, repositoryProperties());
        private final JobXmlResolver definitions = new MetaInfBatchJobsJobXmlResolver();
        private final ArtifactFactory artifacts = new CdiArtifacts(beans);

        @Override
        public ClassLoader getClassLoader() {
            return BatchEngine.class.getClassLoader();
        }

        @Override
        public ArtifactFactory getArtifactFactory() {
            return artifacts;
        }

        @Override
        public void submitTask(JobTask task) {
            BEGUN.set(threads.submit(task));
        }

        @Override
        public TransactionManager getTransactionManager() {
            return transactions;
        }

        @Override
        public JobRepository getJobRepository() {
            return repository;
        }

        @Override
        public JobXmlResolver getJobXmlResolver() {
            return definitions;
        }

        @Override
        public Properties getBatchConfigurationProperties() {
            return new Properties();
        }

        @Override
        public String getApplicationName() {
            return "waymark";
        }
    }

    private static Properties repositoryProperties() {
        Properties properties = new Properties();
        properties.setProperty(JdbcRepository.DB_TABLE_PREFIX_KEY, "batch_");
        return properties;
    }
}
