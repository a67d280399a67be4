import { Modal } from 'bootstrap'

const element = document.querySelector('#basket')
if (element)
  document.querySelector('#open')?.addEventListener('click', () => Modal.getOrCreateInstance(element).show())
