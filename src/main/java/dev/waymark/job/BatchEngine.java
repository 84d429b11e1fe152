package dev.waymark.job;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionManager;
import java.util.Properties;
import javax.sql.DataSource;
import org.jberet.operations.JobOperatorImpl;
import org.jberet.repository.JdbcRepository;
import org.jberet.repository.JobRepository;
import org.jberet.spi.ArtifactFactory;
import org.jberet.spi.BatchEnvironment;
import org.jberet.spi.JobExecutor;
import org.jberet.spi.JobTask;
import org.jberet.spi.JobXmlResolver;
import org.jberet.tools.MetaInfBatchJobsJobXmlResolver;

/** JBeret inside the WAR, with its state in our database: see docs/decisions. */
@ManagedExecutorDefinition(
        name = "java:app/concurrent/batch",
        maxAsync = BatchEngine.THREADS,
        hungTaskThreshold = 1_200_000)
@ApplicationScoped
class BatchEngine {

    /** The dispatcher bounds the parallel jobs; the threads here only must never be the tighter bound. */
    static final int THREADS = 64;

    @Resource(lookup = "java:global/jdbc/waymark")
    private DataSource dataSource;

    @Resource(lookup = "java:app/concurrent/batch")
    private ManagedExecutorService threads;

    @Resource(lookup = "java:appserver/TransactionManager")
    private TransactionManager transactions;

    @Inject
    private BeanManager beans;

    private JobOperatorImpl operator;

    synchronized JobOperatorImpl operator() {
        if (operator == null) {
            operator = new JobOperatorImpl(new Environment());
        }
        return operator;
    }

    private final class Environment implements BatchEnvironment {

        private final JobRepository repository = new JdbcRepository(dataSource, repositoryProperties());
        private final JobXmlResolver definitions = new MetaInfBatchJobsJobXmlResolver();
        private final ArtifactFactory artifacts = new CdiArtifacts(beans);
        private final JobExecutor executor = new JobExecutor(threads) {
            @Override
            protected int getMaximumPoolSize() {
                return THREADS;
            }
        };

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
            executor.execute(task);
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
