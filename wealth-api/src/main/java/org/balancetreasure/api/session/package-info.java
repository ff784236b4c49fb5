/** Who is signed in on the pages: by OpenID Connect, with the tokens in a session of the server. */
@NullMarked
package org.balancetreasure.api.session;

import org.jspecify.annotations.NullMarked;
