/** Made by the build from rules/ and snippets/, and checked there. */
declare module 'lawbook' {
  const lawbook: import('./core/lawbook').Lawbook;
  export default lawbook;
}
