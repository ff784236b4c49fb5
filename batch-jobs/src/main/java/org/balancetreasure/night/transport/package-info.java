/**
 * How files travel between a partner's folders here and the partner: by directory, or by SFTP. What the files mean, and
 * which are used, is said by the registry, which sees the folders only.
 */
@NullMarked
package org.balancetreasure.night.transport;

import org.jspecify.annotations.NullMarked;
