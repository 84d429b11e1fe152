package dev.waymark.worker;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jberet.creation.AbstractArtifactFactory;
import org.jspecify.annotations.Nullable;

/** Makes batch artifacts as CDI beans, found by name, and lets go of them after their step. */
final class CdiArtifacts extends AbstractArtifactFactory {

    private final BeanManager beans;
    private final Map<Object, CreationalContext<?>> live = Collections.synchronizedMap(new IdentityHashMap<>());

    CdiArtifacts(BeanManager beans) {
        this.beans = beans;
    }

    @Override
    public @Nullable Class<?> getArtifactClass(String name, ClassLoader loader) {
        Bean<?> bean = findBean(name, beans, loader);
        return bean == null ? null : bean.getBeanClass();
    }

    @Override
    public @Nullable Object create(String name, Class<?> type, ClassLoader loader) {
        Bean<?> bean = findBean(name, beans, loader);
        if (bean == null) {
            return null;
        }
        CreationalContext<?> context = beans.createCreationalContext(bean);
        Object artifact = beans.getReference(bean, bean.getBeanClass(), context);
        live.put(artifact, context);
        return artifact;
    }

    @Override
    public void destroy(@Nullable Object artifact) {
        CreationalContext<?> context = artifact == null ? null : live.remove(artifact);
        if (context != null) {
            context.release();
        }
    }
}
