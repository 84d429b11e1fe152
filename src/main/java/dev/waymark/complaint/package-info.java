/** What people complain of: checks of their website, files that we host. The operator decides, for anybody could write in anybody's name. */
@NullMarked
package dev.waymark.complaint;

import org.jspecify.annotations.NullMarked;
