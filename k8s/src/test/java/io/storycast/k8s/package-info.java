/** Holds the manifests, the Helm chart and the code they are for together. */
@NullMarked
package io.storycast.k8s;

import org.jspecify.annotations.NullMarked;
