// Where the server is: else Streamlit asks under the address of the screen first, and waits before it asks again.
window.__streamlit = { BACKEND_BASE_URL: new URL(".", document.baseURI).href };
